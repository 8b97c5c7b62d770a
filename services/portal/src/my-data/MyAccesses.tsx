import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { Listing } from '../listing/Listing.tsx'
import { Panel } from '../listing/Panel.tsx'
import { personWords } from '../people/person.words.ts'

/** Who read my record, what of it and why. */
export function MyAccesses() {
  const text = useWords(personWords)
  const { at } = useDates()
  const list = useKeysetList(['my-data', 'accesses'], (cursor) =>
    settled(api.GET('/api/v1/membership/me/accesses', { params: { query: { cursor, limit: 10 } } })),
  )
  return (
    <Panel title={text.accesses}>
      <Listing
        caption={text.accesses}
        list={list}
        rowKey={(row) => row.id}
        empty={text.noAccesses}
        columns={[
          { title: text.who, heading: true, cell: (row) => row.actorName },
          { title: text.at, cell: (row) => at(row.at) },
          { title: text.whatLabel, cell: (row) => text.what[row.what] },
          { title: text.reason, cell: (row) => row.reason },
        ]}
      />
    </Panel>
  )
}
