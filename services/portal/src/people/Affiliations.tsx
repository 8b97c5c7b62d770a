import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useWords } from '../language/words.ts'
import { Listing } from '../listing/Listing.tsx'
import { listingWords } from '../listing/listing.words.ts'
import { Panel } from '../listing/Panel.tsx'
import { useMay } from '../session/me.ts'
import { Affiliate } from './Affiliate.tsx'
import { personWords } from './person.words.ts'

interface AffiliationsProps {
  personId: string
  closed: boolean
}

export function Affiliations({ personId, closed }: AffiliationsProps) {
  const text = useWords(personWords)
  const { until } = useWords(listingWords)
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const list = useKeysetList(['people', 'affiliations', personId], (cursor) =>
    settled(
      api.GET('/api/v1/membership/people/{personId}/affiliations', {
        params: { path: { personId }, query: { cursor } },
      }),
    ),
  )
  return (
    <Panel
      title={text.affiliations}
      actions={
        may('affiliation:write') &&
        !closed && <Button onClick={() => setAdding(true)}>{text.transfer}</Button>
      }
    >
      <Listing
        caption={text.affiliations}
        list={list}
        rowKey={(row) => row.id}
        empty={text.noAffiliations}
        columns={[
          {
            title: text.partyOrganisation,
            heading: true,
            cell: (row) => (
              <Link to="/grid" search={{ focus: row.partyOrganisationId }}>
                {row.partyOrganisationName}
              </Link>
            ),
          },
          { title: text.kind, cell: (row) => text[row.kind] },
          { title: text.status, cell: (row) => text[row.status] },
          { title: text.from, cell: (row) => until(row.from, row.to) },
        ]}
      />
      {adding && <Affiliate personId={personId} onClose={() => setAdding(false)} />}
    </Panel>
  )
}
