import type { Schemas } from '@alliance/client'
import { Button, Checkbox, Form, Input, InputNumber, Select, type FormInstance } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useIntent } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { DateField } from '../form/DateField.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { Reasons } from '../joining/Reasons.tsx'
import { receiptWords } from '../joining/receipt.words.ts'
import { useWords } from '../language/words.ts'
import { caseWords } from './case.words.ts'
import style from './Housing.module.css'
import { housingWords } from './housing.words.ts'

export type Checked = Schemas['HousingCheckedFacts']
type Card = Schemas['HousingApplicationCard']

/** What a check begins with: what was declared and confirmed, to be compared with the registers. */
export const declaredFacts = ({ form, confirmation, employment }: Card): Checked => ({
  registeredInZone: true,
  taxedInZone: confirmation?.taxedInZone ?? false,
  contractUntil: confirmation?.contractUntil ?? employment.contractUntil,
  openEnded: confirmation?.openEnded ?? employment.openEnded,
  socialInsuranceMonths: form?.socialInsuranceMonths ?? 0,
  qualifications: form?.qualifications ?? [],
  homes: [],
  otherPublicHousing: form?.otherPublicHousing ?? false,
  seriousDishonesty: false,
  falseDeclarationOn: null,
  longCommute: form?.longCommute ?? false,
  awards: false,
  chainRole: null,
  volunteeringMinutes: 0,
})

/** A form's fields as facts: what is not shown has no value of its own. */
export const factsFrom = (given: Partial<Checked>): Checked => ({
  registeredInZone: given.registeredInZone ?? false,
  taxedInZone: given.taxedInZone ?? false,
  openEnded: given.openEnded ?? false,
  contractUntil: given.openEnded ? null : (given.contractUntil ?? null),
  socialInsuranceMonths: given.socialInsuranceMonths ?? 0,
  qualifications: given.qualifications ?? [],
  homes: given.homes ?? [],
  otherPublicHousing: given.otherPublicHousing ?? false,
  seriousDishonesty: given.seriousDishonesty ?? false,
  falseDeclarationOn: given.falseDeclarationOn ?? null,
  longCommute: given.longCommute ?? false,
  awards: given.awards ?? false,
  chainRole: given.chainRole ?? null,
  volunteeringMinutes: given.volunteeringMinutes ?? 0,
})

interface CheckedFieldsProps {
  card: Card
  form: FormInstance
}

/** What was checked, and what the rules would say of it. */
export function CheckedFields({ card, form }: CheckedFieldsProps) {
  const text = useWords(caseWords)
  const { qualifications } = useWords(housingWords)
  const box = (name: keyof Checked, label: string) => (
    <Form.Item name={['checked', name]} valuePropName="checked" noStyle>
      <Checkbox>{label}</Checkbox>
    </Form.Item>
  )
  return (
    <>
      <p className={style.soft}>{text.checkedLead}</p>
      <fieldset className={style.checks} style={{ marginBottom: 20 }}>
        <legend>{text.checked}</legend>
        {box('registeredInZone', text.registered)}
        {box('taxedInZone', text.taxed)}
        {box('openEnded', text.openEnded)}
        {box('otherPublicHousing', text.otherHousing)}
        {box('seriousDishonesty', text.dishonesty)}
        {box('longCommute', text.longCommute)}
        {box('awards', text.awards)}
      </fieldset>
      <Form.Item name={['checked', 'contractUntil']} label={text.until}>
        <DateField />
      </Form.Item>
      <Form.Item name={['checked', 'socialInsuranceMonths']} label={text.months} rules={[{ required: true }]}>
        <InputNumber min={0} max={600} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={['checked', 'qualifications']} label={text.verified}>
        <Select mode="multiple" options={optionsOf(qualifications)} optionFilterProp="label" />
      </Form.Item>
      <Homes />
      <Form.Item name={['checked', 'chainRole']} label={text.chainRole}>
        <Select allowClear options={optionsOf(text.chainRoles)} />
      </Form.Item>
      <Form.Item name={['checked', 'falseDeclarationOn']} label={text.falseOn}>
        <DateField />
      </Form.Item>
      <Assessment card={card} form={form} />
    </>
  )
}

function Homes() {
  const text = useWords(caseWords)
  return (
    <Form.List name={['checked', 'homes']}>
      {(fields, { add, remove }) => (
        <fieldset className={style.checks} style={{ marginBottom: 20 }}>
          <legend>{text.homes}</legend>
          {fields.map((field, index) => (
            <div key={field.key} className={style.row}>
              <Form.Item
                name={[field.name, 'holder']}
                label={`${text.holder} ${index + 1}`}
                rules={[{ required: true }]}
              >
                <Select options={optionsOf(text.holders)} />
              </Form.Item>
              <Form.Item
                name={[field.name, 'division']}
                label={`${text.division} ${index + 1}`}
                rules={[{ required: true }]}
              >
                <Select options={optionsOf(text.divisions)} style={{ minWidth: 120 }} />
              </Form.Item>
              <Button onClick={() => remove(field.name)}>{text.remove}</Button>
            </div>
          ))}
          <Button onClick={() => add({})}>{text.addHome}</Button>
        </fieldset>
      )}
    </Form.List>
  )
}

/** The rules are asked beforehand, so that nobody decides without having seen what follows. */
function Assessment({ card, form }: CheckedFieldsProps) {
  const text = useWords(caseWords)
  const { outcome } = useWords(receiptWords)
  const { talentClass, points } = useWords(housingWords)
  const assess = useIntent({
    write: (facts: Checked) =>
      settled(
        api.POST('/api/v1/talent-housing/applications/{applicationId}/assessment', {
          params: { path: { applicationId: card.application.id } },
          body: facts,
        }),
      ),
  })
  const said = assess.data
  return (
    <div className={style.checks} style={{ marginBottom: 20 }}>
      <Button
        loading={assess.isPending}
        onClick={() => assess.mutate(factsFrom((form.getFieldValue('checked') ?? {}) as Partial<Checked>))}
      >
        {text.assess}
      </Button>
      <FaultNote error={assess.error} />
      {said && (
        <section className={style.said} aria-label={text.assessed}>
          <strong>
            {outcome[said.eligibility.outcome] ?? said.eligibility.outcome} · {talentClass}{' '}
            {said.talentClass.outcome === 'none' ? '–' : said.talentClass.outcome}
            {said.points && ` · ${points} ${said.points.outcome}`}
          </strong>
          <Reasons of={said.eligibility.reasons} />
        </section>
      )}
    </div>
  )
}

/** Further things that are missing, each with the document that it concerns. */
export function MissingFields({ card }: Pick<CheckedFieldsProps, 'card'>) {
  const text = useWords(caseWords)
  const { kinds } = useWords(housingWords)
  return (
    <Form.List name="missing">
      {(fields, { add, remove }) => (
        <div className={style.checks} style={{ marginBottom: 20 }}>
          {!card.supplement && card.missing.length > 0 && (
            <p className={style.soft}>
              {text.missingAuto}
              {card.missing.map((kind) => kinds[kind]).join('、')}
            </p>
          )}
          {fields.map((field, index) => (
            <div key={field.key} className={style.row}>
              <Form.Item
                name={[field.name, 'subject']}
                label={`${text.subject} ${index + 1}`}
                rules={[{ required: true }]}
              >
                <Select options={optionsOf(kinds)} />
              </Form.Item>
              <Form.Item
                name={[field.name, 'text']}
                label={`${text.text} ${index + 1}`}
                rules={[{ required: true }]}
              >
                <Input maxLength={300} />
              </Form.Item>
              <Button onClick={() => remove(field.name)}>{text.remove}</Button>
            </div>
          ))}
          <Button onClick={() => add({})}>{text.addMissing}</Button>
        </div>
      )}
    </Form.List>
  )
}
