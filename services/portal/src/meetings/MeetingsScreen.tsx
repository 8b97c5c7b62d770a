import type { Schemas } from '@alliance/client'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { optionsOf } from '../form/optionsOf.ts'
import { PartyOrganisationSelect } from '../grid/PartyOrganisationSelect.tsx'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filter, Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { CallMeeting } from './CallMeeting.tsx'
import { meetingWords } from './meeting.words.ts'
import { StateTag } from './StateTag.tsx'

export function MeetingsScreen() {
  const text = useWords(meetingWords)
  const may = useMay()
  const { state, party } = useSearch({ from: '/signed-in/meetings' })
  const navigate = useNavigate({ from: '/meetings' })
  const [calling, setCalling] = useState(false)
  const query = { state, partyOrganisationId: party }
  const list = useKeysetList(['meetings', state, party], (cursor) =>
    settled(api.GET('/api/v1/membership/meetings', { params: { query: { ...query, cursor } } })),
  )
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        may('meeting:write') && (
          <Button type="primary" onClick={() => setCalling(true)}>
            {text.call}
          </Button>
        )
      }
    >
      <DemoBanner rows={list.rows} />
      <Filters>
        <Filter label={text.state}>
          <Select<Schemas['MeetingState'] | ''>
            value={state ?? ''}
            options={[{ value: '', label: text.all }, ...optionsOf(text.states)]}
            onChange={(next) =>
              void navigate({ search: (before) => ({ ...before, state: next || undefined }) })
            }
          />
        </Filter>
        <Filter label={text.party} wide>
          <PartyOrganisationSelect
            value={party ?? null}
            onChange={(next) =>
              void navigate({ search: (before) => ({ ...before, party: next ?? undefined }) })
            }
          />
        </Filter>
        <ExportLinks of="membership/meetings" query={query} />
      </Filters>
      <Listing
        caption={text.title}
        list={list}
        rowKey={(row) => row.id}
        empty={text.none}
        columns={[
          {
            title: text.meeting,
            heading: true,
            cell: (row) => (
              <>
                <Link to="/meetings/$meetingId" params={{ meetingId: row.id }}>
                  {row.title}
                </Link>{' '}
                <DemoTag of={row} />
              </>
            ),
          },
          { title: text.party, cell: (row) => row.partyOrganisationName },
          { title: text.kind, cell: (row) => text.kinds[row.kind] },
          { title: text.time, cell: (row) => `${row.heldOn} ${row.startsAt}` },
          {
            title: text.attendance,
            cell: (row) => row.quorum && text.ofExpected(row.quorum.present, row.quorum.expected),
          },
          { title: text.state, cell: (row) => <StateTag meeting={row} /> },
        ]}
      />
      {calling && <CallMeeting onClose={() => setCalling(false)} />}
    </Page>
  )
}
