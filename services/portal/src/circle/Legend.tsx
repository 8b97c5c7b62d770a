import { useWords } from '../language/words.ts'
import { circleWords } from './circle.words.ts'
import style from './Circle.module.css'

/** What each kind of line stands for. */
export function Legend() {
  const text = useWords(circleWords)
  return (
    <ul className={style.legend} aria-label={text.legendTitle}>
      {(['link', 'proposed', 'accepted', 'realised'] as const).map((bond) => (
        <li key={bond}>
          <svg viewBox="0 0 36 8" width="36" height="8" aria-hidden="true" focusable="false">
            <path className={style.join} data-bond={bond} d="M0 4 H36" />
          </svg>
          {text.legend[bond]}
        </li>
      ))}
    </ul>
  )
}
