import type { Schemas } from '@alliance/client'
import { CheckCircleFilled, ClockCircleOutlined } from '@ant-design/icons'
import { useBilingual, useWords } from '../language/words.ts'
import { academyWords } from './academy.words.ts'
import style from './Academy.module.css'

interface RuleListProps {
  reasons: Schemas['ReceiptReason'][]
}

/** What a rule found, and what is still missing. */
export function RuleList({ reasons }: RuleListProps) {
  const text = useWords(academyWords)
  const read = useBilingual()
  return (
    <ul className={style.rule}>
      {reasons.map(({ code, met, text: said }) => (
        <li key={code}>
          <span data-met={met}>
            {met ? <CheckCircleFilled aria-hidden="true" /> : <ClockCircleOutlined aria-hidden="true" />}
            <span className="visually-hidden">{met ? text.met : text.unmet}</span>
          </span>
          <span>{read(said)}</span>
        </li>
      ))}
    </ul>
  )
}
