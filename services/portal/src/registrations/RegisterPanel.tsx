import type { Schemas } from '@alliance/client'
import { useDates } from '../dates/dates.ts'
import { useNow } from '../dates/useNow.ts'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { OwnRegistration } from './OwnRegistration.tsx'
import { RegisterForm } from './RegisterForm.tsx'
import { registrationWords } from './registration.words.ts'
import style from './Registrations.module.css'

interface RegisterPanelProps {
  card: Schemas['ActivityCard']
}

const live = ['pending', 'confirmed', 'waiting', 'offered']

/** One's registration at an activity, or the way to it. */
export function RegisterPanel({ card: { activity, own, open, pools } }: RegisterPanelProps) {
  const text = useWords(registrationWords)
  const { at } = useDates()
  const now = useNow()
  const plan = activity.registration
  const full = pools.every(({ taken, capacity }) => taken >= capacity)
  // A draft has nothing to register for yet, and what is over nothing any more.
  if (!plan || (activity.state !== 'published' && own.length === 0)) return null
  const mine = own.find(({ registration }) => live.includes(registration.state))
  const last = own[0]
  const begun = Date.parse(activity.startsAt) <= now
  return (
    <Panel title={mine ? text.mine : text.registering}>
      {mine ? (
        <OwnRegistration own={mine} begun={begun} />
      ) : (
        <>
          {last && <OwnRegistration own={last} begun />}
          {open ? (
            <>
              <p className={style.note}>
                {plan.admission === 'draw' ? text.drawn : full ? text.fullNow : text.byOrder}
                {plan.closesAt && ` · ${text.closesAt(at(plan.closesAt))}`}
              </p>
              <RegisterForm activityId={activity.id} plan={plan} />
            </>
          ) : (
            <p className={style.note}>
              {plan.opensAt && Date.parse(plan.opensAt) > now ? text.opensAt(at(plan.opensAt)) : text.closed}
            </p>
          )}
        </>
      )}
    </Panel>
  )
}
