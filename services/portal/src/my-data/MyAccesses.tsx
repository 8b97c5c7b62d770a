import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { AccessList } from '../people/AccessList.tsx'
import { personWords } from '../people/person.words.ts'

/** Who read my record, what of it and why. */
export function MyAccesses() {
  const text = useWords(personWords)
  const list = useKeysetList(['my-data', 'accesses'], (cursor) =>
    settled(api.GET('/api/v1/membership/me/accesses', { params: { query: { cursor, limit: 10 } } })),
  )
  return (
    <Panel title={text.accesses}>
      <AccessList list={list} />
    </Panel>
  )
}
