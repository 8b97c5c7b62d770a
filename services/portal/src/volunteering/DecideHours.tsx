import type { Schemas } from '@alliance/client'
import { Form, Input, Radio } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { clockOf, instantsOf } from './hours.ts'
import { ServedFields, type ServedValues } from './ServedFields.tsx'
import style from './Volunteering.module.css'
import { volunteeringWords } from './volunteering.words.ts'

interface DecideHoursProps {
  signup: Schemas['ShiftSignup']
  onClose: () => void
}
interface Values extends ServedValues {
  decision: 'confirm' | 'return'
  reason: string
}

/** Confirms hours that no desk saw, or returns a report; both with a reason that the volunteer sees. */
export function DecideHours({ signup, onClose }: DecideHoursProps) {
  const text = useWords(volunteeringWords)
  const { report } = signup
  return (
    <FormDrawer<Values, Schemas['ShiftSignup']>
      title={report ? text.decide : text.confirm}
      onClose={onClose}
      initial={{
        decision: 'confirm',
        started: clockOf(report?.startedAt ?? signup.checkedInAt ?? signup.startsAt),
        ended: clockOf(report?.endedAt ?? signup.endsAt),
        breakMinutes: report?.breakMinutes ?? 0,
      }}
      refreshes={[['volunteering']]}
      write={({ decision, started, ended, breakMinutes, reason }, key) =>
        settled(
          api.POST('/api/v1/events/shift-signups/{signupId}/decision', {
            params: { path: { signupId: signup.id }, header: keyed(key) },
            body:
              decision === 'return'
                ? { decision, reason }
                : { decision, ...instantsOf(signup, { started, ended }), breakMinutes, reason },
          }),
        )
      }
    >
      <p className={style.about}>
        {signup.personName} · {signup.activityTitle} · {signup.label}
      </p>
      {report && (
        <p className={style.about}>
          {text.reported(clockOf(report.startedAt), clockOf(report.endedAt), String(report.breakMinutes))}
          <br />
          {report.note}
        </p>
      )}
      {signup.state === 'reported' && (
        <Form.Item name="decision" label={text.decision}>
          <Radio.Group options={optionsOf(text.decisions)} />
        </Form.Item>
      )}
      <Form.Item noStyle dependencies={['decision']}>
        {({ getFieldValue }) => getFieldValue('decision') !== 'return' && <ServedFields />}
      </Form.Item>
      <Form.Item
        name="reason"
        label={text.decisionReason}
        extra={text.decisionHint}
        rules={[{ required: true, min: 2 }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
