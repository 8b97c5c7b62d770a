import type { Schemas } from '@alliance/client'
import type { ReactNode } from 'react'
import { useDates } from '../dates/dates.ts'
import { useLanguage } from '../language/language.ts'
import { useWords } from '../language/words.ts'
import { Tag, type Tone } from '../listing/Tag.tsx'
import style from './MyData.module.css'
import { myDataWords } from './my-data.words.ts'

const tones: Record<Schemas['ConsentState']['state'], Tone> = {
  not_asked: 'plain',
  none: 'plain',
  given: 'good',
  outdated: 'soon',
  withdrawn: 'bad',
}

interface PurposeProps {
  state: Schemas['ConsentState']
  action: ReactNode
}

/** One purpose: what is kept and why at a glance, the law and the time behind it to unfold. */
export function Purpose({ state, action }: PurposeProps) {
  const text = useWords(myDataWords)
  const language = useLanguage()
  const { at } = useDates()
  const { purpose } = state
  return (
    <article className={style.purpose}>
      <h3>
        {purpose.title[language]}
        {purpose.sensitive && <Tag tone="soon">{text.sensitive}</Tag>}
      </h3>
      <dl>
        <dt>{text.collects}</dt>
        <dd>{purpose.collects[language]}</dd>
        <dt>{text.why}</dt>
        <dd>{purpose.why[language]}</dd>
      </dl>
      <details>
        <summary>
          {text.lawful} · {text.keeps}
        </summary>
        <dl>
          <dt>{text.lawful}</dt>
          <dd>{purpose.lawful[language]}</dd>
          <dt>{text.keeps}</dt>
          <dd>{purpose.keeps[language]}</dd>
        </dl>
        <small className={style.soft}>{text.version(purpose.version)}</small>
      </details>
      <div className={style.state}>
        <span>
          <Tag tone={tones[state.state]}>{text.consentState[state.state]}</Tag>{' '}
          {state.since && <small className={style.soft}>{text.since(at(state.since))}</small>}
        </span>
        {action}
      </div>
    </article>
  )
}
