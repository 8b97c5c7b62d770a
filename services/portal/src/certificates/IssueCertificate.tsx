import type { Schemas } from '@alliance/client'
import { Form, Input, InputNumber, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { PersonSelect } from '../form/PersonSelect.tsx'
import { useWords } from '../language/words.ts'
import { PartyOrganisationSelect } from '../grid/PartyOrganisationSelect.tsx'
import { certificateWords } from './certificate.words.ts'

interface IssueCertificateProps {
  activityId: string | null
  onClose: () => void
}
type Values = Omit<Schemas['NewCertificate'], 'activityId' | 'isDemo'>

const required = [{ required: true }]

export function IssueCertificate({ activityId, onClose }: IssueCertificateProps) {
  const text = useWords(certificateWords)
  const line = (name: 'title' | 'description' | 'criteria', language: 'zh' | 'en', label: string) => (
    <Form.Item name={[name, language]} label={label} rules={required}>
      <Input maxLength={300} />
    </Form.Item>
  )
  return (
    <FormDrawer<Values, Schemas['Certificate']>
      title={text.issue}
      submitLabel={text.issue}
      onClose={onClose}
      initial={{ kind: 'attendance', from: today(), to: today() }}
      refreshes={[['certificates']]}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/events/certificates', {
            params: { header: keyed(key) },
            body: { ...values, minutes: values.minutes ?? null, activityId, isDemo: false },
          }),
        )
      }
    >
      <Form.Item name="kind" label={text.kind} rules={required}>
        <Select options={optionsOf(text.kinds)} />
      </Form.Item>
      <Form.Item name="personId" label={text.person} rules={required}>
        <PersonSelect />
      </Form.Item>
      <Form.Item name="hostId" label={text.hostId} rules={required}>
        <PartyOrganisationSelect />
      </Form.Item>
      {line('title', 'zh', text.titleZh)}
      {line('title', 'en', text.titleEn)}
      {line('description', 'zh', text.descriptionZh)}
      {line('description', 'en', text.descriptionEn)}
      {line('criteria', 'zh', text.criteriaZh)}
      {line('criteria', 'en', text.criteriaEn)}
      <Form.Item name="minutes" label={text.minutesLabel}>
        <InputNumber min={1} max={1_000_000} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="from" label={text.from} rules={required}>
        <DateField />
      </Form.Item>
      <Form.Item name="to" label={text.to} rules={required}>
        <DateField />
      </Form.Item>
      <Form.Item name="reason" label={text.reasonLabel} rules={[{ required: true, min: 4 }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
