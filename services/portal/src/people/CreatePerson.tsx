import type { Schemas } from '@alliance/client'
import { useNavigate } from '@tanstack/react-router'
import { Form, Input, InputNumber, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { OrganisationSelect } from '../form/OrganisationSelect.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { personWords } from './person.words.ts'

interface CreatePersonProps {
  onClose: () => void
}

interface Values {
  name: string
  document?: { type?: Schemas['IdentityDocument']['type']; number?: string }
  phone?: string
  birthYear?: number
  education?: Schemas['Education']
  employment: { organisationId?: string; title?: string; from: string }
}

const bodyOf = ({ name, document, phone, birthYear, education, employment }: Values) => ({
  name,
  document: document?.number ? { type: document.type ?? 'RIC', number: document.number } : null,
  phone: phone || null,
  birthYear: birthYear ?? null,
  education: education ?? null,
  accountId: null,
  employment: employment.organisationId
    ? {
        organisationId: employment.organisationId,
        title: employment.title || null,
        from: employment.from,
        backbone: null,
        frontline: false,
      }
    : null,
  sourceRef: null,
  isDemo: false,
})

export function CreatePerson({ onClose }: CreatePersonProps) {
  const text = useWords(personWords)
  const navigate = useNavigate()
  return (
    <FormDrawer<Values, Schemas['Person']>
      title={text.create}
      onClose={onClose}
      initial={{ document: { type: 'RIC' }, employment: { from: today() } }}
      refreshes={[['people']]}
      write={async (values, key) => {
        const person = await settled(
          api.POST('/api/v1/membership/people', { params: { header: keyed(key) }, body: bodyOf(values) }),
        )
        void navigate({ to: '/people/$personId', params: { personId: person.id } })
        return person
      }}
    >
      <Form.Item name="name" label={text.name} rules={[{ required: true }]}>
        <Input maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['document', 'type']} label={text.documentType}>
        <Select options={optionsOf(text.documentName)} />
      </Form.Item>
      <Form.Item name={['document', 'number']} label={text.documentNumber}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={text.phone}>
        <Input maxLength={24} autoComplete="off" inputMode="tel" />
      </Form.Item>
      <Form.Item name="birthYear" label={text.birthYear} extra={text.birthHint}>
        <InputNumber min={1900} max={2100} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="education" label={text.education}>
        <Select allowClear options={optionsOf(text.educationName)} />
      </Form.Item>
      <Form.Item name={['employment', 'organisationId']} label={text.employer}>
        <OrganisationSelect />
      </Form.Item>
      <Form.Item name={['employment', 'title']} label={text.jobTitle}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name={['employment', 'from']} label={text.from} rules={[{ required: true }]}>
        <DateField />
      </Form.Item>
    </FormDrawer>
  )
}
