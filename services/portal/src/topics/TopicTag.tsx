import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { Tag, type Tone } from '../listing/Tag.tsx'
import style from './Topics.module.css'
import { topicWords } from './topic.words.ts'

type Topic = Schemas['Topic']

const tones: Record<Topic['state'], Tone> = {
  open: 'soon',
  assigned: 'plain',
  under_way: 'plain',
  answered: 'soon',
  resolved: 'good',
  declined: 'plain',
}

interface TopicTagProps {
  of: Pick<Topic, 'state' | 'overdue'>
}

/** The state, and whether an answer is late. */
export function TopicTag({ of: { state, overdue } }: TopicTagProps) {
  const text = useWords(topicWords)
  return (
    <span className={style.tags}>
      <Tag tone={tones[state]}>{text.states[state]}</Tag>
      {overdue && <Tag tone="bad">{text.overdue}</Tag>}
    </span>
  )
}
