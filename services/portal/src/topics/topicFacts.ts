import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { topicWords } from './topic.words.ts'

type Topic = Schemas['Topic']

/** Who raised a topic and who sees to it, as people read it. */
export function useParties() {
  const text = useWords(topicWords)
  return {
    raiser: ({ raiser }: Pick<Topic, 'raiser'>) =>
      [raiser.organisationName, raiser.personName ?? (raiser.personShown ? null : text.hidden)]
        .filter(Boolean)
        .join(' · ') || text.inTheRound,
    owner: ({ owner }: Pick<Topic, 'owner'>) =>
      owner && [owner.organisationName, owner.personName].filter(Boolean).join(' · '),
  }
}
