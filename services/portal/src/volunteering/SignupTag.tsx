import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { Tag, type Tone } from '../listing/Tag.tsx'
import { volunteeringWords } from './volunteering.words.ts'

type State = Schemas['ShiftSignup']['state']

const tones: Record<State, Tone> = {
  signed: 'plain',
  present: 'good',
  reported: 'soon',
  returned: 'bad',
  recorded: 'good',
  reversed: 'bad',
  withdrawn: 'plain',
}

interface SignupTagProps {
  state: State
}

export function SignupTag({ state }: SignupTagProps) {
  const text = useWords(volunteeringWords)
  return <Tag tone={tones[state]}>{text.states[state]}</Tag>
}
