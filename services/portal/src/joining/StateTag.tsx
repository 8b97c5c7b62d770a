import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { Tag, type Tone } from '../listing/Tag.tsx'
import { joiningWords } from './joining.words.ts'

type State = Schemas['MemberApplicationState']

const tones: Partial<Record<State, Tone>> = {
  admitted: 'good',
  rejected: 'bad',
  supplement: 'soon',
  publicity: 'soon',
}

interface StateTagProps {
  of: State
}

export function StateTag({ of }: StateTagProps) {
  const text = useWords(joiningWords)
  return <Tag tone={tones[of] ?? 'plain'}>{text.states[of]}</Tag>
}
