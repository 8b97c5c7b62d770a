import { brandWords } from '../brand/brand.words.ts'
import { useWords } from '../language/words.ts'
import style from './Waiting.module.css'

interface WaitingProps {
  lines?: number
}

/** Where something will stand when it has come. */
export function Waiting({ lines = 5 }: WaitingProps) {
  const { loading } = useWords(brandWords)
  return (
    <div role="status" aria-busy="true" className={style.waiting}>
      <span className="visually-hidden">{loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={style.line} />
      ))}
    </div>
  )
}
