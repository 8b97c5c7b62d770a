import type { Schemas } from '@alliance/client'
import { useDates } from '../dates/dates.ts'
import { useLanguage } from '../language/language.ts'
import { useWords } from '../language/words.ts'
import { Tag, type Tone } from '../listing/Tag.tsx'
import style from './MyData.module.css'
import { myDataWords } from './my-data.words.ts'

const tones: Record<Schemas['ErasureItem']['outcome'], Tone> = {
  erase: 'good',
  unname: 'plain',
  keep: 'soon',
}

interface PlanProps {
  plan: Schemas['ErasurePlan']
}

/** What is deleted, kept without the name, or kept, item by item, with the article behind it. */
export function Plan({ plan }: PlanProps) {
  const text = useWords(myDataWords)
  const language = useLanguage()
  const { on } = useDates()
  return (
    <ul className={style.plan}>
      {plan.items.map((item) => (
        <li key={item.category}>
          <span>
            <Tag tone={tones[item.outcome]}>{text.outcome[item.outcome]}</Tag> {text.category[item.category]}
            {item.until && <small> {text.until(on(item.until))}</small>}
          </span>
          <small>{item.basis[language]}</small>
        </li>
      ))}
    </ul>
  )
}
