import type { Schemas } from '@alliance/client'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { Tag, type Tone } from '../listing/Tag.tsx'
import { webhookWords } from './webhook.words.ts'

type State = Schemas['WebhookState']
const tones: Record<State, Tone> = { waiting: 'soon', delivered: 'good', failed: 'bad' }

interface DeliveryStateProps {
  state: State
}

export function DeliveryState({ state }: DeliveryStateProps) {
  const text = useWords(webhookWords)
  return <Tag tone={tones[state]}>{text.states[state]}</Tag>
}

interface LastAnswerProps {
  status: number | null
  fault: Schemas['WebhookFault'] | null
  ms: number | null
}

/** What came back: the status, what it means where it is no success, and how long it took. */
export function LastAnswer({ status, fault, ms }: LastAnswerProps) {
  const text = useWords(webhookWords)
  const { count } = useDates()
  const parts = [status, fault && text.faults[fault], ms !== null && text.ms(count(ms))]
  return parts.filter(Boolean).join(' · ') || '—'
}
