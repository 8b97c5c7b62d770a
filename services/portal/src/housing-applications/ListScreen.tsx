import { useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { DemoBanner } from '../provenance/Demo.tsx'
import { Page } from '../shell/Page.tsx'
import { HousingState } from './HousingState.tsx'
import { ApplicantCell, HousingTabs } from './HousingTabs.tsx'
import { housingWords } from './housing.words.ts'

/** Every application that the reader may see, the last made first. */
export function ListScreen() {
  const text = useWords(housingWords)
  const { state } = useSearch({ from: '/signed-in/housing-applications/all' })
  const navigate = useNavigate({ from: '/housing-applications/all' })
  const query = state ? { state } : {}
  const list = useKeysetList(['housing', 'all', state], (cursor) =>
    settled(api.GET('/api/v1/talent-housing/applications', { params: { query: { ...query, cursor } } })),
  )
  return (
    <Page title={text.cases} lead={text.casesLead}>
      <HousingTabs />
      <DemoBanner rows={list.rows} />
      <Filters>
        <Select
          aria-label={text.state}
          placeholder={text.state}
          allowClear
          value={state ?? null}
          options={optionsOf(text.states)}
          style={{ minWidth: 180 }}
          onChange={(next) => void navigate({ search: next ? { state: next } : {}, replace: true })}
        />
        <ExportLinks of="talent-housing/applications" query={query} />
      </Filters>
      <Listing
        caption={text.all}
        list={list}
        rowKey={(row) => row.id}
        empty={text.none}
        columns={[
          { title: text.applicant, heading: true, cell: (row) => <ApplicantCell of={row} /> },
          { title: text.state, cell: (row) => <HousingState of={row.state} /> },
          { title: text.employer, cell: (row) => row.employerName },
          { title: text.talentClass, cell: (row) => row.talentClass && text.classOf(row.talentClass) },
          { title: text.points, cell: (row) => row.pointsTenths !== null && row.pointsTenths / 10 },
          { title: text.submitted, cell: (row) => row.submittedOn },
          { title: text.number, cell: (row) => <code>{row.applicationNo}</code> },
        ]}
      />
    </Page>
  )
}
