import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { Tag } from '../listing/Tag.tsx'
import { certificateWords } from './certificate.words.ts'

interface StateTagProps {
  of: Pick<Schemas['Certificate'], 'state'>
}

export function StateTag({ of: { state } }: StateTagProps) {
  const text = useWords(certificateWords)
  return <Tag tone={state === 'valid' ? 'good' : 'bad'}>{text.states[state]}</Tag>
}
