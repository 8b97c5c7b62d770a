import type { Schemas } from '@alliance/client'
import { useBilingual, useWords } from '../language/words.ts'
import { Tag } from '../listing/Tag.tsx'
import style from './Joining.module.css'
import { receiptWords } from './receipt.words.ts'

interface ReasonsProps {
  of: readonly Schemas['ReceiptReason'][]
}

/** What a rule looked at, each with whether it was as it should be. */
export function Reasons({ of }: ReasonsProps) {
  const text = useWords(receiptWords)
  const read = useBilingual()
  return (
    <ul className={style.reasons}>
      {of.map(({ code, met, text: said }) => (
        <li key={code + said.zh}>
          <Tag tone={met ? 'good' : 'bad'}>{met ? text.met : text.unmet}</Tag>
          <span>{read(said)}</span>
        </li>
      ))}
    </ul>
  )
}
