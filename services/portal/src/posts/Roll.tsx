import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useDates, type DateOnly } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { Listing } from '../listing/Listing.tsx'
import { Panel } from '../listing/Panel.tsx'
import { postWords } from './post.words.ts'

interface RollProps {
  partyOrganisationId: string
  counts: NonNullable<Schemas['PartyOrganisationCard']['roll']>
  asOf: DateOnly
}

/** Who formally belongs to a branch on the date. */
export function Roll({ partyOrganisationId, counts, asOf }: RollProps) {
  const text = useWords(postWords)
  const { on, count } = useDates()
  const list = useKeysetList(['grid', 'roll', partyOrganisationId, asOf], (cursor) =>
    settled(
      api.GET('/api/v1/membership/party-organisations/{partyOrganisationId}/roll', {
        params: { path: { partyOrganisationId }, query: { asOf, cursor, limit: 20 } },
      }),
    ),
  )
  return (
    <Panel title={text.roll}>
      <p>{text.rollLead(count(counts.full), count(counts.probationary))}</p>
      <Listing
        caption={text.roll}
        list={list}
        rowKey={(row) => row.id}
        empty={text.noRoll}
        columns={[
          {
            title: text.name,
            heading: true,
            cell: (row) => (
              <Link to="/people/$personId" params={{ personId: row.personId }}>
                {row.personName}
              </Link>
            ),
          },
          { title: text.status, cell: (row) => text[row.status] },
          { title: text.from, cell: (row) => on(row.from) },
        ]}
      />
    </Panel>
  )
}
