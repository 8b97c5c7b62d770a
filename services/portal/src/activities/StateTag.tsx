import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import style from './Activities.module.css'
import { activityWords } from './activity.words.ts'

interface StateTagProps {
  state: Schemas['ActivityState']
}

export function StateTag({ state }: StateTagProps) {
  const text = useWords(activityWords)
  return (
    <span className={style.state} data-state={state}>
      {text.states[state]}
    </span>
  )
}
