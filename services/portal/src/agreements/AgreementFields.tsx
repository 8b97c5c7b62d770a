import type { Schemas } from '@alliance/client'
import { Button, Form, Input, Select } from 'antd'
import { DateField } from '../form/DateField.tsx'
import { OrganisationSelect } from '../form/OrganisationSelect.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { agreementWords } from './agreement.words.ts'
import style from './Agreements.module.css'

export type TermValues = Pick<
  Schemas['Amendment'],
  'title' | 'scope' | 'termKind' | 'termFrom' | 'termTo' | 'links' | 'actions' | 'parties'
>

/** What of the form is sent: a term's dates only where its kind has them. */
export const termsOf = (values: TermValues) => ({
  title: values.title,
  scope: values.scope || null,
  termKind: values.termKind,
  termFrom: values.termKind === 'unstated' ? null : (values.termFrom ?? null),
  termTo: values.termKind === 'fixed' ? (values.termTo ?? null) : null,
  links: values.links ?? [],
  actions: values.actions ?? [],
  parties: values.parties,
})

interface AgreementFieldsProps {
  /** Names of the parties that are there already, which a search need not find. */
  known?: ReadonlyMap<string, string>
}

/** What an agreement says, as it is first recorded and as it is amended. */
export function AgreementFields({ known }: AgreementFieldsProps) {
  const text = useWords(agreementWords)
  const termKind = Form.useWatch<TermValues['termKind']>('termKind')
  return (
    <>
      <Form.Item name="title" label={text.name} rules={[{ required: true }]}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="scope" label={text.scope}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
      <Form.Item name="termKind" label={text.termKind} rules={[{ required: true }]}>
        <Select options={optionsOf(text.terms)} />
      </Form.Item>
      {termKind !== 'unstated' && (
        <Form.Item name="termFrom" label={text.termFrom} rules={[{ required: true }]}>
          <DateField />
        </Form.Item>
      )}
      {termKind === 'fixed' && (
        <Form.Item name="termTo" label={text.termTo} rules={[{ required: true }]}>
          <DateField />
        </Form.Item>
      )}
      <Form.Item name="links" label={text.links}>
        <Select mode="multiple" options={optionsOf(text.linkNames)} />
      </Form.Item>
      <Form.Item name="actions" label={text.actions}>
        <Select mode="multiple" options={optionsOf(text.actionNames)} />
      </Form.Item>
      <PartyFields {...(known ? { known } : {})} />
    </>
  )
}

function PartyFields({ known }: AgreementFieldsProps) {
  const text = useWords(agreementWords)
  const parties = Form.useWatch<TermValues['parties']>('parties')
  const nameOf = (at: number) => {
    const id = parties?.[at]?.organisationId
    const label = id ? known?.get(id) : undefined
    return id && label ? { value: id, label } : null
  }
  return (
    <Form.List name="parties">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }, at) => (
            <fieldset key={key} className={style.partyFields}>
              <legend>{text.party(at + 1)}</legend>
              <Form.Item
                name={[name, 'organisationId']}
                label={text.organisation}
                rules={[{ required: true }]}
              >
                <OrganisationSelect known={nameOf(at)} />
              </Form.Item>
              <Form.Item name={[name, 'role']} label={text.role} rules={[{ required: true }]}>
                <Select options={optionsOf(text.roles)} />
              </Form.Item>
              {fields.length > 2 && (
                <Button
                  className={style.remove ?? ''}
                  aria-label={text.removeParty(at + 1)}
                  onClick={() => remove(name)}
                >
                  {text.removeParty(at + 1)}
                </Button>
              )}
            </fieldset>
          ))}
          <Button onClick={() => add({})} disabled={fields.length >= 20}>
            {text.addParty}
          </Button>
        </>
      )}
    </Form.List>
  )
}
