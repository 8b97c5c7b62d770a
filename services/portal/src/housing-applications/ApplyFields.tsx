import type { Schemas } from '@alliance/client'
import { Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { DateField } from '../form/DateField.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { applyWords } from './apply.words.ts'
import { EmployerSelect } from './EmployerSelect.tsx'
import style from './Housing.module.css'
import { housingWords } from './housing.words.ts'

interface FieldsProps {
  card: Schemas['HousingApplicationCard']
}

const needed = [{ required: true }]

/** What was kept of a person, masked, until one wishes to give it anew. */
function Kept({ children, onChange }: { children: string; onChange: () => void }) {
  const text = useWords(applyWords)
  return (
    <p className={style.row}>
      <span>{children}</span>
      <Button size="small" onClick={onChange}>
        {text.change}
      </Button>
    </p>
  )
}

export function PersonFields({ card }: FieldsProps) {
  const text = useWords(applyWords)
  const [anew, setAnew] = useState(card.form?.identity === null)
  const kept = card.form?.identity
  if (kept && !anew)
    return (
      <Kept onChange={() => setAnew(true)}>{`${text.types[kept.type]} ${kept.number} · ${kept.phone}`}</Kept>
    )
  return (
    <>
      <Form.Item name={['identity', 'type']} label={text.type} rules={needed}>
        <Select options={optionsOf(text.types)} />
      </Form.Item>
      <Form.Item name={['identity', 'number']} label={text.number} extra={text.sealed} rules={needed}>
        <Input autoComplete="off" maxLength={24} />
      </Form.Item>
      <Form.Item noStyle dependencies={[['identity', 'type']]}>
        {({ getFieldValue }) =>
          !['RIC', 'HKMT_RESIDENCE'].includes(String(getFieldValue(['identity', 'type']))) && (
            <Form.Item name={['identity', 'birthDate']} label={text.birthDate} rules={needed}>
              <DateField />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name={['identity', 'phone']} label={text.phone} rules={needed}>
        <Input type="tel" autoComplete="tel" maxLength={20} />
      </Form.Item>
    </>
  )
}

export function WorkFields({ card: { application } }: FieldsProps) {
  const text = useWords(applyWords)
  const { employerId, employerName } = application
  return (
    <>
      <Form.Item name="employerId" label={text.employer} extra={text.employerHint} rules={needed}>
        <EmployerSelect known={employerId ? { value: employerId, label: employerName ?? '' } : null} />
      </Form.Item>
      <Form.Item name="openEnded" valuePropName="checked">
        <Checkbox>{text.openEnded}</Checkbox>
      </Form.Item>
      <Form.Item noStyle dependencies={['openEnded']}>
        {({ getFieldValue }) =>
          !getFieldValue('openEnded') && (
            <Form.Item name="contractUntil" label={text.contractUntil} rules={needed}>
              <DateField />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="socialInsuranceMonths" label={text.months} rules={needed}>
        <InputNumber min={0} max={600} precision={0} style={{ width: '100%' }} />
      </Form.Item>
    </>
  )
}

export function QualificationFields() {
  const text = useWords(applyWords)
  const { qualifications } = useWords(housingWords)
  return (
    <>
      <Form.Item
        name="qualifications"
        label={text.qualifications}
        extra={text.qualificationsHint}
        rules={needed}
      >
        <Select mode="multiple" options={optionsOf(qualifications)} optionFilterProp="label" />
      </Form.Item>
      <Form.Item name="qualificationProof" label={text.proof}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  )
}

export function FamilyFields({ card }: FieldsProps) {
  const text = useWords(applyWords)
  const { wishes } = useWords(housingWords)
  const kept = card.form?.family
  const some = Boolean(kept && (kept.spouse || kept.children.length > 0))
  const [anew, setAnew] = useState(!some)
  const yesNo = [
    { value: true, label: text.yes },
    { value: false, label: text.no },
  ]
  return (
    <>
      {some && !anew ? (
        <Kept onChange={() => setAnew(true)}>
          {text.familyKept(kept?.spouse?.name ?? null, kept?.children.length ?? 0)}
        </Kept>
      ) : (
        <Family />
      )}
      <Form.Item name="ownsHome" label={text.ownsHome} rules={needed}>
        <Radio.Group aria-label={text.ownsHome} options={yesNo} />
      </Form.Item>
      <Form.Item name="otherPublicHousing" label={text.otherHousing} rules={needed}>
        <Radio.Group aria-label={text.otherHousing} options={yesNo} />
      </Form.Item>
      <Form.Item name="longCommute" valuePropName="checked">
        <Checkbox>{text.longCommute}</Checkbox>
      </Form.Item>
      <Form.Item name="unitWish" label={text.wish} rules={needed}>
        <Select options={optionsOf(wishes)} />
      </Form.Item>
    </>
  )
}

function Family() {
  const text = useWords(applyWords)
  return (
    <>
      <Form.Item name={['family', 'married']} valuePropName="checked">
        <Checkbox>{text.spouse}</Checkbox>
      </Form.Item>
      <Form.Item noStyle dependencies={[['family', 'married']]}>
        {({ getFieldValue }) =>
          getFieldValue(['family', 'married']) && (
            <>
              <Form.Item name={['family', 'spouse', 'name']} label={text.spouseName} rules={needed}>
                <Input maxLength={60} autoComplete="off" />
              </Form.Item>
              <Form.Item
                name={['family', 'spouse', 'number']}
                label={text.spouseNumber}
                extra={text.sealed}
                rules={needed}
              >
                <Input maxLength={24} autoComplete="off" />
              </Form.Item>
            </>
          )
        }
      </Form.Item>
      <Form.List name={['family', 'children']}>
        {(fields, { add, remove }) => (
          <div className={style.checks} style={{ marginBottom: 24 }}>
            {fields.map((field, index) => (
              <div key={field.key} className={style.row}>
                <Form.Item name={field.name} label={`${text.children} ${index + 1}`} noStyle={false}>
                  <DateField aria-label={`${text.children} ${index + 1}`} />
                </Form.Item>
                <Button onClick={() => remove(field.name)}>{text.removeChild}</Button>
              </div>
            ))}
            <Button onClick={() => add(null)}>{text.addChild}</Button>
          </div>
        )}
      </Form.List>
    </>
  )
}
