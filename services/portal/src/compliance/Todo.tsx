import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { useWords } from '../language/words.ts'
import { Tag } from '../listing/Tag.tsx'
import style from './Compliance.module.css'
import { complianceWords } from './compliance.words.ts'
import { areActivities, stateTones } from './tones.ts'

interface TodoProps {
  compliance: Schemas['BranchCompliance']
  /** Whether the reader calls meetings. */
  acts: boolean
}

const urgency = ['due_soon', 'open', 'overdue'] as const

/** What is still in time first, the earliest day first; then what was missed, the latest first. */
export function Todo({ compliance: { kinds }, acts }: TodoProps) {
  const text = useWords(complianceWords)
  const open = kinds
    .flatMap(({ kind, periods }) => periods.map((period) => ({ kind, ...period })))
    .filter(({ state }) => (urgency as readonly string[]).includes(state))
  const due = open
    .filter(({ state }) => state !== 'overdue')
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
  const missed = open
    .filter(({ state }) => state === 'overdue')
    .toSorted((a, b) => b.dueOn.localeCompare(a.dueOn))
  if (open.length === 0) return <p className={style.soft}>{text.nothingDue}</p>
  return (
    <>
      <ul className={style.todo}>
        {[...due, ...missed].map(({ kind, period, state, required, held, dueOn }) => (
          <li key={`${kind} ${period}`}>
            <Tag tone={stateTones[state]}>{text.states[state]}</Tag>
            <span>{text.missing(text.kinds[kind], text.period(period), required - held)}</span>
            <span className={style.soft}>{state === 'overdue' ? text.since(dueOn) : text.by(dueOn)}</span>
            {acts &&
              state !== 'overdue' &&
              (areActivities.includes(kind) ? (
                <Link to="/activities">{text.planActivity}</Link>
              ) : (
                <Link to="/meetings">{text.callMeeting}</Link>
              ))}
          </li>
        ))}
      </ul>
      {missed.length > 0 && <p className={style.soft}>{text.makeUp}</p>}
    </>
  )
}
