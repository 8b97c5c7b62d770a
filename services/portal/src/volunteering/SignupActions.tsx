import type { Schemas } from '@alliance/client'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { DecideHours } from './DecideHours.tsx'
import { isPast } from './hours.ts'
import { HoursReceipt } from './HoursReceipt.tsx'
import { ReportHours } from './ReportHours.tsx'
import { ReverseHours } from './ReverseHours.tsx'
import style from './Volunteering.module.css'
import { volunteeringWords } from './volunteering.words.ts'

interface SignupActionsProps {
  of: Schemas['ShiftSignup']
  /** `own`: by the volunteer. `desk`: by who organises. */
  as: 'own' | 'desk'
}
type Form = 'report' | 'decide' | 'reverse' | 'receipt'
const paths = {
  withdraw: '/api/v1/events/shift-signups/{signupId}/withdrawal',
  checkIn: '/api/v1/events/shift-signups/{signupId}/check-in',
  checkOut: '/api/v1/events/shift-signups/{signupId}/check-out',
} as const

/** What can be done with a sign-up now; the service has the last word. */
export function SignupActions({ of: signup, as }: SignupActionsProps) {
  const text = useWords(volunteeringWords)
  const [form, setForm] = useState<Form | null>(null)
  const { id, state, personName } = signup
  const step = useIntent<keyof typeof paths, unknown>({
    write: (name, key) =>
      settled(api.POST(paths[name], { params: { path: { signupId: id }, header: keyed(key) } })),
    refreshes: [['volunteering']],
  })
  const begun = isPast(signup.startsAt)
  const inTime = today() <= signup.recordUntil
  const steps =
    as === 'own'
      ? { withdraw: state === 'signed' && !begun, checkIn: false, checkOut: false }
      : {
          withdraw: false,
          checkIn: state === 'signed' && !isPast(signup.endsAt),
          checkOut: state === 'present',
        }
  const forms: Record<Form, string | false> = {
    report:
      as === 'own' &&
      begun &&
      inTime &&
      (state === 'returned' ? text.again : ['signed', 'present'].includes(state) && text.report),
    decide:
      as === 'desk' &&
      begun &&
      inTime &&
      (state === 'reported'
        ? text.decide
        : ['signed', 'present', 'returned', 'reversed'].includes(state) && text.confirm),
    reverse: as === 'desk' && state === 'recorded' && text.reverse,
    receipt: ['recorded', 'reversed'].includes(state) && text.receipt,
  }
  const close = () => setForm(null)
  const about = <span className="visually-hidden"> {personName}</span>
  return (
    <div className={style.acts}>
      {(Object.keys(paths) as (keyof typeof paths)[])
        .filter((name) => steps[name])
        .map((name) => (
          <Button key={name} size="small" loading={step.isPending} onClick={() => step.mutate(name)}>
            {text[name]}
            {about}
          </Button>
        ))}
      {(Object.keys(forms) as Form[])
        .filter((name) => forms[name])
        .map((name) => (
          <Button
            key={name}
            size="small"
            type={name === 'receipt' ? 'link' : 'default'}
            danger={name === 'reverse'}
            onClick={() => setForm(name)}
          >
            {forms[name]}
            {about}
          </Button>
        ))}
      <FaultNote error={step.error} />
      {form === 'report' && <ReportHours signup={signup} onClose={close} />}
      {form === 'decide' && <DecideHours signup={signup} onClose={close} />}
      {form === 'reverse' && <ReverseHours signupId={id} onClose={close} />}
      {form === 'receipt' && <HoursReceipt signupId={id} onClose={close} />}
    </div>
  )
}
