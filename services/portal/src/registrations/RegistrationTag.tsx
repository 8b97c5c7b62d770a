import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { Tag, type Tone } from '../listing/Tag.tsx'
import { registrationWords } from './registration.words.ts'

const tones: Record<Schemas['RegistrationState'], Tone> = {
  pending: 'soon',
  confirmed: 'good',
  waiting: 'soon',
  offered: 'soon',
  declined: 'plain',
  expired: 'plain',
  withdrawn: 'plain',
  cancelled: 'bad',
}

interface RegistrationTagProps {
  state: Schemas['RegistrationState']
}

export function RegistrationTag({ state }: RegistrationTagProps) {
  const text = useWords(registrationWords)
  return <Tag tone={tones[state]}>{text.states[state]}</Tag>
}
