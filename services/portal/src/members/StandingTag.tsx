import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { Tag, type Tone } from '../listing/Tag.tsx'
import { standingWords } from './standing.words.ts'

type Standing = Schemas['MemberStanding']
const tones: Record<Standing, Tone> = { active: 'good', rectifying: 'soon', suspended: 'bad', ended: 'plain' }

interface StandingTagProps {
  of: Standing
}

export function StandingTag({ of }: StandingTagProps) {
  const { standing } = useWords(standingWords)
  return <Tag tone={tones[of]}>{standing[of]}</Tag>
}
