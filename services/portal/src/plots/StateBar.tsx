import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { housingWords } from './housing.words.ts'
import style from './Plots.module.css'
import { states } from './states.ts'

interface StateBarProps {
  units: Schemas['UnitCounts']
  target: number
}

/** Flats by state as one bar, as long as the target; the words beside it say the same. */
export function StateBar({ units, target }: StateBarProps) {
  const text = useWords(housingWords)
  const shown = states.filter((state) => units[state] > 0)
  const whole = Math.max(
    target,
    states.reduce((sum, state) => sum + units[state], 0),
  )
  const told = shown.map((state) => `${text.states[state]} ${units[state]}`).join('，') || text.entered
  return (
    <>
      <div className={style.bar} role="img" aria-label={told}>
        {shown.map((state) => (
          <span key={state} data-state={state} style={{ width: `${(units[state] / whole) * 100}%` }} />
        ))}
      </div>
      <small className={style.soft}>{told}</small>
    </>
  )
}

/** What the colours stand for. */
export function StateLegend() {
  const text = useWords(housingWords)
  return (
    <ul className={style.legend} aria-hidden="true">
      {states.map((state) => (
        <li key={state}>
          <span className={style.swatch} data-state={state} />
          {text.states[state]}
        </li>
      ))}
    </ul>
  )
}
