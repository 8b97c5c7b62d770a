import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { AsOfField } from '../dates/AsOfField.tsx'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { listingWords } from '../listing/listing.words.ts'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { provenanceWords } from '../provenance/provenance.words.ts'
import { memberKindWords } from '../public-page/public-page.words.ts'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { AdmitMember } from './AdmitMember.tsx'
import { memberWords } from './member.words.ts'
import { standingWords } from './standing.words.ts'
import { StandingTag } from './StandingTag.tsx'

export function MembersScreen() {
  const text = useWords(memberWords)
  const kinds = useWords(memberKindWords)
  const provenance = useWords(provenanceWords)
  const standing = useWords(standingWords)
  const { until } = useWords(listingWords)
  const may = useMay()
  const { asOf } = useSearch({ from: '/signed-in/members' })
  const navigate = useNavigate({ from: '/members' })
  const [admitting, setAdmitting] = useState(false)
  const list = useKeysetList(['members', asOf], (cursor) =>
    settled(api.GET('/api/v1/membership/alliance-members', { params: { query: { asOf, cursor } } })),
  )
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        may('member:write') && (
          <Button type="primary" onClick={() => setAdmitting(true)}>
            {text.admit}
          </Button>
        )
      }
    >
      <DemoBanner rows={list.rows} />
      <Filters>
        <AsOfField value={asOf} onChange={(date) => void navigate({ search: { asOf: date } })} />
        <ExportLinks of="membership/alliance-members" query={{ asOf }} />
      </Filters>
      <Listing
        caption={text.title}
        list={list}
        rowKey={(row) => row.id}
        empty={text.none}
        columns={[
          {
            title: text.organisation,
            heading: true,
            cell: (row) => (
              <>
                <Link to="/members/$memberId" params={{ memberId: row.id }}>
                  {row.organisationName}
                </Link>{' '}
                <DemoTag of={row} />
              </>
            ),
          },
          { title: text.plaque, cell: (row) => row.plaqueNo && <code>{row.plaqueNo}</code> },
          { title: text.kind, cell: (row) => kinds[row.kind] },
          { title: standing.state, cell: (row) => <StandingTag of={row.standing} /> },
          { title: text.founding, cell: (row) => row.founding && text.foundingMember },
          { title: text.period, cell: (row) => until(row.admittedOn, row.endedOn) },
          { title: provenance.title, cell: (row) => provenance.kind[row.provenance] },
        ]}
      />
      {admitting && <AdmitMember onClose={() => setAdmitting(false)} />}
    </Page>
  )
}
