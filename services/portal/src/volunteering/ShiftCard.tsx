import type { Schemas } from '@alliance/client'
import { Button } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { clockOf, isPast } from './hours.ts'
import style from './Volunteering.module.css'
import { volunteeringWords } from './volunteering.words.ts'

interface ShiftCardProps {
  plan: Schemas['ShiftPlan']
  shift: Schemas['ShiftPlan']['shifts'][number]
}

/** A shift, how many are on it, and whether one is among them. */
export function ShiftCard({ plan, shift }: ShiftCardProps) {
  const text = useWords(volunteeringWords)
  const { at, count } = useDates()
  const { no, label, startsAt, endsAt, people, taken, own } = shift
  const signUp = useIntent<number, unknown>({
    write: (number, key) =>
      settled(
        api.POST('/api/v1/events/activities/{activityId}/shift-signups', {
          params: { path: { activityId: plan.activityId }, header: keyed(key) },
          body: { shift: number },
        }),
      ),
    refreshes: [['volunteering']],
  })
  const begun = isPast(startsAt)
  const open = !begun && taken < people && ['published', 'ongoing'].includes(plan.state)
  return (
    <li className={style.shift}>
      <h3>{label}</h3>
      <p>
        {at(startsAt)}–{clockOf(endsAt)}
      </p>
      <p>{text.people(count(taken), count(people))}</p>
      {own ? (
        <p>{text.own(text.states[own.state])}</p>
      ) : open ? (
        <Button type="primary" loading={signUp.isPending} onClick={() => signUp.mutate(no)}>
          {text.signUp}
          <span className="visually-hidden"> {label}</span>
        </Button>
      ) : (
        <p>{begun ? text.begun : text.full}</p>
      )}
      <FaultNote error={signUp.error} />
    </li>
  )
}
