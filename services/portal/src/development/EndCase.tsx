import type { Schemas } from '@alliance/client'
import { Form, Input, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { caseWords } from './case.words.ts'

interface EndCaseProps {
  caseId: string
  onClose: () => void
}
type Values = Schemas['DevelopmentCaseEnd']

export function EndCase({ caseId, onClose }: EndCaseProps) {
  const text = useWords(caseWords)
  return (
    <FormDrawer<Values, Schemas['DevelopmentCase']>
      title={text.end}
      onClose={onClose}
      initial={{ on: today() }}
      refreshes={[['development']]}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/development-cases/{caseId}/end', {
            params: { path: { caseId }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="state" label={text.endAs} rules={[{ required: true }]}>
        <Select options={optionsOf(text.ends)} />
      </Form.Item>
      <Form.Item name="on" label={text.on} rules={[{ required: true }]}>
        <DateField max={today()} />
      </Form.Item>
      <Form.Item name="decider" label={text.decider} rules={[{ required: true }]} extra={text.deciderHint}>
        <Input maxLength={120} />
      </Form.Item>
    </FormDrawer>
  )
}
