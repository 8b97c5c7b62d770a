import type { Schemas } from '@alliance/client'
import { Form, Input } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import style from './Volunteering.module.css'
import { volunteeringWords } from './volunteering.words.ts'

interface ReverseHoursProps {
  signupId: string
  onClose: () => void
}

export function ReverseHours({ signupId, onClose }: ReverseHoursProps) {
  const text = useWords(volunteeringWords)
  return (
    <FormDrawer<{ reason: string }, Schemas['ShiftSignup']>
      title={text.reverse}
      submitLabel={text.reverse}
      onClose={onClose}
      initial={{}}
      refreshes={[['volunteering'], ['certificates']]}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/events/shift-signups/{signupId}/reversal', {
            params: { path: { signupId }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <p className={style.about}>{text.reverseLead}</p>
      <Form.Item
        name="reason"
        label={text.decisionReason}
        extra={text.decisionHint}
        rules={[{ required: true, min: 4 }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
