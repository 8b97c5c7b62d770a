import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { Tag, type Tone } from '../listing/Tag.tsx'
import { housingWords } from './housing.words.ts'

type State = Schemas['HousingApplicationState']

const tones: Partial<Record<State, Tone>> = {
  eligible: 'good',
  queued: 'good',
  ineligible: 'bad',
  disqualified: 'bad',
  cancelled: 'bad',
  supplement_required: 'soon',
  publicity: 'soon',
  appeal: 'soon',
}

interface HousingStateProps {
  of: State
}

export function HousingState({ of }: HousingStateProps) {
  const { states } = useWords(housingWords)
  return <Tag tone={tones[of] ?? 'plain'}>{states[of]}</Tag>
}

interface StepDueProps {
  on: string | null
  since?: string
  overdue: boolean
  provisional?: boolean
}

/** The last day of a step, or since when it waits where no term is set. */
export function StepDue({ on, since, overdue, provisional = false }: StepDueProps) {
  const text = useWords(housingWords)
  if (on === null) return since ? <span>{`${text.since} ${since}`}</span> : null
  return (
    <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: '4px 8px' }}>
      <time dateTime={on}>{on}</time>
      {overdue && <Tag tone="bad">{text.overdue}</Tag>}
      {provisional && <Tag tone="soon">{text.provisional}</Tag>}
    </span>
  )
}
