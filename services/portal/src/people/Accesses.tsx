import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { Listing } from '../listing/Listing.tsx'
import { Panel } from '../listing/Panel.tsx'
import { personWords } from './person.words.ts'

interface AccessesProps {
  personId: string
}

/** Who read the record, as the person sees it too. */
export function Accesses({ personId }: AccessesProps) {
  const text = useWords(personWords)
  const { at } = useDates()
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
