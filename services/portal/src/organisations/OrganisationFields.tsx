import type { Schemas } from '@alliance/client'
import { Form, Input, Select } from 'antd'
import { OrganisationSelect } from '../form/OrganisationSelect.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import type { Choice } from '../form/SearchSelect.tsx'
import { useWords } from '../language/words.ts'
import { organisationWords } from './organisation.words.ts'

export type OrganisationValues = Required<Schemas['OrganisationChange']>

export const emptyOrganisation: Partial<OrganisationValues> = {
  kind: 'enterprise',
  creditCode: null,
  aliases: [],
  parentId: null,
  industryCodes: [],
  digitalClass: null,
  partyStatus: null,
  description: null,
  website: null,
}

/** An emptied field is "not known", not an empty text. */
const orNull = (text: string) => (text.trim() === '' ? null : text)
const asNullable = { getValueFromEvent: (event: { target: { value: string } }) => orNull(event.target.value) }

interface OrganisationFieldsProps {
  parent?: Choice | null
}

/** The fields of an organisation, the same for entering and for changing one. */
export function OrganisationFields({ parent = null }: OrganisationFieldsProps) {
  const text = useWords(organisationWords)
  return (
    <>
      <Form.Item name="name" label={text.name} rules={[{ required: true }]}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="kind" label={text.kindLabel} rules={[{ required: true }]}>
        <Select options={optionsOf(text.kind)} />
      </Form.Item>
      <Form.Item name="creditCode" label={text.creditCode} {...asNullable}>
        <Input maxLength={40} autoCapitalize="characters" spellCheck={false} />
      </Form.Item>
      <Form.Item name="aliases" label={text.aliases} extra={text.aliasesHint}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['；', ';']} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before, after) => before.kind !== after.kind}>
        {({ getFieldValue }) =>
          (getFieldValue('kind') === 'branch_office' || parent) && (
            <Form.Item
              name="parentId"
              label={text.parent}
              rules={[{ required: getFieldValue('kind') === 'branch_office' }]}
            >
              <OrganisationSelect known={parent} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="industryCodes" label={text.industry} extra={text.industryHint}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['；', ';', ',', '，', ' ']} />
      </Form.Item>
      <Form.Item name="digitalClass" label={text.digital} getValueFromEvent={(next) => next ?? null}>
        <Select allowClear options={optionsOf(text.digitalClass)} />
      </Form.Item>
      <Form.Item name="partyStatus" label={text.party} getValueFromEvent={(next) => next ?? null}>
        <Select allowClear options={optionsOf(text.partyStatus)} />
      </Form.Item>
      <Form.Item name="website" label={text.website} {...asNullable}>
        <Input type="url" maxLength={200} placeholder="https://" />
      </Form.Item>
      <Form.Item name="description" label={text.description} {...asNullable}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 3, maxRows: 8 }} showCount />
      </Form.Item>
    </>
  )
}
