import type { Schemas } from '@alliance/client'
import { Form, Input } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { clockOf, instantsOf } from './hours.ts'
import { ServedFields, type ServedValues } from './ServedFields.tsx'
import style from './Volunteering.module.css'
import { volunteeringWords } from './volunteering.words.ts'

interface ReportHoursProps {
  signup: Schemas['ShiftSignup']
  onClose: () => void
}

/** One’s own hours, for an organiser to confirm; one that was returned is corrected here. */
export function ReportHours({ signup, onClose }: ReportHoursProps) {
  const text = useWords(volunteeringWords)
  const { report } = signup
  return (
    <FormDrawer<ServedValues & { note: string }, Schemas['ShiftSignup']>
      title={text.report}
      submitLabel={text.report}
      onClose={onClose}
      initial={{
        started: clockOf(report?.startedAt ?? signup.startsAt),
        ended: clockOf(report?.endedAt ?? signup.endsAt),
        breakMinutes: report?.breakMinutes ?? 0,
        note: report?.note ?? '',
      }}
      refreshes={[['volunteering']]}
      write={({ started, ended, breakMinutes, note }, key) =>
        settled(
          api.POST('/api/v1/events/shift-signups/{signupId}/report', {
            params: { path: { signupId: signup.id }, header: keyed(key) },
            body: { ...instantsOf(signup, { started, ended }), breakMinutes, note },
          }),
        )
      }
    >
      <p className={style.about}>
        {signup.activityTitle} · {signup.label}
      </p>
      <ServedFields />
      <Form.Item name="note" label={text.note} extra={text.noteHint} rules={[{ required: true, min: 2 }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
