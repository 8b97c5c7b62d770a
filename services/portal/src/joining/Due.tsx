import { useWords } from '../language/words.ts'
import { Tag } from '../listing/Tag.tsx'
import style from './Joining.module.css'
import { joiningWords } from './joining.words.ts'

interface DueProps {
  on: string | null
  overdue: boolean
  provisional: boolean
}

/** The last day of a step, and whether it has passed. */
export function Due({ on, overdue, provisional }: DueProps) {
  const text = useWords(joiningWords)
  if (on === null) return <span className={style.soft}>{text.noDue}</span>
  return (
    <span className={style.due}>
      <time dateTime={on}>{on}</time>
      {overdue && <Tag tone="bad">{text.overdue}</Tag>}
      {provisional && <Tag tone="soon">{text.provisional}</Tag>}
    </span>
  )
}
