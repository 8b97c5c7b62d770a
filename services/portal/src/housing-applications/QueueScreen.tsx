import { Link } from '@tanstack/react-router'
import { Popconfirm, Button } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { DemoBanner } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { ApplicantCell, HousingTabs } from './HousingTabs.tsx'
import { StepDue } from './HousingState.tsx'
import { housingWords } from './housing.words.ts'

/** What in applications waits for the reader, the most urgent first; nothing else is listed here. */
export function QueueScreen() {
  const text = useWords(housingWords)
  const may = useMay()
  const list = useKeysetList(['housing', 'queue'], (cursor) =>
    settled(api.GET('/api/v1/talent-housing/application-queue', { params: { query: { cursor } } })),
  )
  const eligible = list.rows.filter(({ action }) => action === 'publish').length
  return (
    <Page
      title={text.cases}
      lead={text.casesLead}
      actions={may('housing-application:review') && eligible > 0 && <PostList />}
    >
      <HousingTabs />
      <DemoBanner rows={list.rows.map(({ application }) => application)} />
      <Filters>
        <ExportLinks of="talent-housing/application-queue" query={{}} />
      </Filters>
      <Listing
        caption={text.waiting}
        list={list}
        rowKey={(row) => row.key}
        empty={text.nothingWaits}
        columns={[
          {
            title: text.applicant,
            heading: true,
            cell: ({ application }) => <ApplicantCell of={application} />,
          },
          { title: text.todo, cell: ({ action }) => text.actions[action] },
          {
            title: text.due,
            cell: ({ dueOn, overdue, application: { step } }) => (
              <StepDue on={dueOn} since={step.from} overdue={overdue} provisional={step.provisional} />
            ),
          },
          { title: text.employer, cell: ({ application }) => application.employerName },
          { title: text.number, cell: ({ application }) => <code>{application.applicationNo}</code> },
        ]}
      />
      <p>
        <Link to="/housing-notices">{text.notices}</Link>
      </p>
    </Page>
  )
}

/** Posts the list of all cases that were found eligible. */
function PostList() {
  const text = useWords(housingWords)
  const post = useIntent({
    refreshes: [['housing']],
    write: (_: number, key) =>
      settled(
        api.POST('/api/v1/talent-housing/publicity-lists', { params: { header: keyed(key) }, body: {} }),
      ),
  })
  return (
    <>
      <Popconfirm title={text.postSure} okText={text.post} onConfirm={() => post.mutate(0)}>
        <Button type="primary" loading={post.isPending}>
          {text.post}
        </Button>
      </Popconfirm>
      <FaultNote error={post.error} />
    </>
  )
}
