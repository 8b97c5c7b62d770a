import type { Schemas } from '@alliance/client'
import { Checkbox, Form, Input, Select } from 'antd'
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

interface ChangeJobProps {
  personId: string
  onClose: () => void
}
type Values = Pick<Schemas['NewEmployment'], 'organisationId' | 'title' | 'backbone' | 'frontline' | 'from'>

export function ChangeJob({ personId, onClose }: ChangeJobProps) {
  const text = useWords(personWords)
  return (
    <FormDrawer<Values, Schemas['Employment']>
      title={text.changeJob}
      onClose={onClose}
      initial={{ from: today(), frontline: false, title: null, backbone: null }}
      refreshes={[['people'], ['grid'], ['dues']]}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/people/{personId}/employments', {
            params: { path: { personId }, header: keyed(key) },
            body: { ...values, sourceRef: null, isDemo: false },
          }),
        )
      }
    >
      <Form.Item name="organisationId" label={text.employer} rules={[{ required: true }]}>
        <OrganisationSelect />
      </Form.Item>
      <Form.Item name="title" label={text.jobTitle}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="backbone" label={text.backboneLabel}>
        <Select allowClear options={optionsOf(text.backbone)} />
      </Form.Item>
      <Form.Item name="frontline" valuePropName="checked">
        <Checkbox>{text.frontline}</Checkbox>
      </Form.Item>
      <Form.Item name="from" label={text.from} rules={[{ required: true }]} extra={text.changeJobHint}>
        <DateField />
      </Form.Item>
    </FormDrawer>
  )
}
