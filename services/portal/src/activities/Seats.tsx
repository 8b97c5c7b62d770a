import type { Schemas } from '@alliance/client'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { Tag } from '../listing/Tag.tsx'
import { registrationWords } from '../registrations/registration.words.ts'
import style from './Activities.module.css'
import { activityWords } from './activity.words.ts'

interface SeatsLeftProps {
  of: Pick<Schemas['ActivitySummary'], 'state' | 'capacity' | 'taken'>
}

/** How many seats are left of what is to come. */
export function SeatsLeft({ of: { state, capacity, taken } }: SeatsLeftProps) {
  const text = useWords(activityWords)
  if (state !== 'published' || capacity === null) return null
  const left = capacity - (taken ?? 0)
  return left > 0 ? <Tag tone="good">{text.left(left)}</Tag> : <Tag tone="soon">{text.full}</Tag>
}

interface SeatsProps {
  pools: readonly Schemas['PoolStanding'][]
}

/** Each pool of seats: how many are taken, how many wait. */
export function Seats({ pools }: SeatsProps) {
  const text = useWords(activityWords)
  const words = useWords(registrationWords)
  const { count } = useDates()
  return (
    <ul className={style.seats}>
      {pools.map(({ no, name, capacity, taken, waiting, waitingMore }) => (
        <li key={no}>
          <span className={style.seatLine}>
            <span>{name}</span>
            <span>
              {text.taken(count(taken), count(capacity))}
              {waiting > 0 && ` · ${words.waitingCount(waitingMore ? `${count(waiting)}+` : count(waiting))}`}
            </span>
          </span>
          <span className={style.meter} data-full={taken >= capacity || undefined} aria-hidden="true">
            <span style={{ width: `${Math.min(100, (taken / capacity) * 100)}%` }} />
          </span>
        </li>
      ))}
    </ul>
  )
}
