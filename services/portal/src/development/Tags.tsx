import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { Tag, type Tone } from '../listing/Tag.tsx'
import { developmentWords } from './development.words.ts'
import style from './Development.module.css'

const tones: Record<Schemas['DevelopmentStanding'], Tone> = {
  overdue: 'bad',
  due_soon: 'soon',
  running: 'good',
  none: 'plain',
}

interface OfCase {
  of: Schemas['DevelopmentCase']
}

export function StandingTag({ of }: OfCase) {
  const text = useWords(developmentWords)
  return of.standing === 'none' ? null : <Tag tone={tones[of.standing]}>{text.standing[of.standing]}</Tag>
}

export function RulesTag({ of }: OfCase) {
  const text = useWords(developmentWords)
  return <span className={style.rules}>{text.rules[of.ruleSet]}</span>
}
