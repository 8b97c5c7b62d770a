import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { Tag, type Tone } from '../listing/Tag.tsx'
import { academyWords } from './academy.words.ts'

const tones: Record<Schemas['AcademyCourseState'], Tone> = {
  draft: 'plain',
  in_review: 'soon',
  published: 'good',
  closed: 'plain',
  cancelled: 'bad',
}

interface CourseTagProps {
  state: Schemas['AcademyCourseState']
}

export function CourseTag({ state }: CourseTagProps) {
  const text = useWords(academyWords)
  return <Tag tone={tones[state]}>{text.states[state]}</Tag>
}
