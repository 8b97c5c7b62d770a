import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { instructorWords } from './instructor.words.ts'
import style from './Instructors.module.css'

interface MonthStripProps {
  months: Schemas['VisitMonth'][]
}

/** The last two years of an assignment, a square a month; each says its month and state, not by colour alone. */
export function MonthStrip({ months }: MonthStripProps) {
  const text = useWords(instructorWords)
  return (
    <ol className={style.strip}>
      {months.slice(-24).map(({ month, state, visits }) => {
        const label = text.monthLabel(month, text.months[state], visits)
        return (
          <li key={month} data-state={state} title={label}>
            <span className="visually-hidden">{label}</span>
            <span aria-hidden="true">{Number(month.slice(5))}</span>
          </li>
        )
      })}
    </ol>
  )
}
