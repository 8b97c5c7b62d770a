import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { gridWords } from './grid.words.ts'
import style from './GridScreen.module.css'

interface RemarksProps {
  remarks: Schemas['FormationRemark'][]
}

/** What the formation rules say, in words, with the rule they rest on. */
export function Remarks({ remarks }: RemarksProps) {
  const text = useWords(gridWords)
  if (remarks.length === 0) return <p>{text.noRemarks}</p>
  return (
    <ul className={style.remarks}>
      {remarks.map((remark) => (
        <li key={remark.code}>
          {text.remark[remark.code] ?? remark.code}
          <small>
            {text.basis}：{remark.basis}
          </small>
        </li>
      ))}
    </ul>
  )
}
