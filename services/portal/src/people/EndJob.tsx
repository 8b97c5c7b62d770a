import type { Schemas } from '@alliance/client'
import { Form } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { personWords } from './person.words.ts'

interface EndJobProps {
  personId: string
  employment: Schemas['Employment']
  onClose: () => void
}

export function EndJob({ personId, employment, onClose }: EndJobProps) {
  const text = useWords(personWords)
  return (
    <FormDrawer<Schemas['EmploymentEnd'], Schemas['Employment']>
      title={text.endJobAt(employment.organisationName)}
      onClose={onClose}
      initial={{ to: today() }}
      refreshes={[['people'], ['grid'], ['dues'], ['chains']]}
      submitLabel={text.endJob}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/people/{personId}/employments/{employmentId}/end', {
            params: { path: { personId, employmentId: employment.id }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="to" label={text.to} rules={[{ required: true }]} extra={text.endJobHint}>
        <DateField min={employment.from} />
      </Form.Item>
    </FormDrawer>
  )
}
