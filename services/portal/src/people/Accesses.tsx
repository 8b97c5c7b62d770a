import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { AccessList } from './AccessList.tsx'
import { personWords } from './person.words.ts'

interface AccessesProps {
  personId: string
}

/** Who read the record, as the person sees it too. */
export function Accesses({ personId }: AccessesProps) {
  const text = useWords(personWords)
  const list = useKeysetList(['people', 'accesses', personId], (cursor) =>
    settled(
      api.GET('/api/v1/membership/people/{personId}/accesses', {
        params: { path: { personId }, query: { cursor, limit: 20 } },
      }),
    ),
  )
  return (
    <Panel title={text.accesses}>
      <p>{text.accessesLead}</p>
      <AccessList list={list} />
    </Panel>
  )
}
