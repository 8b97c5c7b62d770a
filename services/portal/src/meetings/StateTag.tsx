import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { meetingWords } from './meeting.words.ts'
import style from './Meetings.module.css'

interface StateTagProps {
  meeting: Pick<Schemas['Meeting'], 'state' | 'quorum'>
}

export function StateTag({ meeting: { state, quorum } }: StateTagProps) {
  const text = useWords(meetingWords)
  return (
    <span className={style.state} data-state={quorum?.reached === false ? 'void' : state}>
      {text.states[state]}
    </span>
  )
}
