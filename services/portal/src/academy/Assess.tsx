import type { Schemas } from '@alliance/client'
import { Form, Input, InputNumber, Radio } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { learnerWords } from './learner.words.ts'

interface AssessProps {
  enrolment: Schemas['CourseEnrolment']
  /** The revision that is shown; what is stated is the next. */
  last: number
  onClose: () => void
}
interface Values {
  passed: 'yes' | 'no'
  score: number | null
  reason: string
}

/** Passes or fails a learner, with a reason that they read. */
export function Assess({ enrolment, last, onClose }: AssessProps) {
  const text = useWords(learnerWords)
  return (
    <FormDrawer<Values, Schemas['CourseAssessed']>
      title={text.assessOf(enrolment.personName)}
      onClose={onClose}
      initial={{ passed: 'yes' }}
      refreshes={[['academy']]}
      submitLabel={text.assess}
      write={({ passed, score, reason }, key) =>
        settled(
          api.POST('/api/v1/events/course-enrolments/{enrolmentId}/assessments', {
            params: { path: { enrolmentId: enrolment.id }, header: keyed(key) },
            body: { revision: last, passed: passed === 'yes', score: score ?? null, reason },
          }),
        )
      }
    >
      <Form.Item name="passed" label={text.result}>
        <Radio.Group options={optionsOf(text.results)} />
      </Form.Item>
      <Form.Item name="score" label={text.score}>
        <InputNumber min={0} max={100} precision={0} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={text.reason}
        extra={text.reasonHint}
        rules={[{ required: true, min: 2 }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
