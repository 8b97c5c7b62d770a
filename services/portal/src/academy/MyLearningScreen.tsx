import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner } from '../provenance/Demo.tsx'
import { Page } from '../shell/Page.tsx'
import style from './Academy.module.css'
import { learningWords } from './learning.words.ts'
import { LearningYears } from './LearningYears.tsx'

/** One's own learning record. */
export function MyLearningScreen() {
  const text = useWords(learningWords)
  const { at, count } = useDates()
  const query = useQuery({
    queryKey: ['learning', 'mine'],
    queryFn: () => settled(api.GET('/api/v1/events/my-learning-record')),
  })
  const list = useKeysetList(['learning', 'sessions'], (cursor) =>
    settled(api.GET('/api/v1/events/my-learning-sessions', { params: { query: { cursor } } })),
  )
  return (
    <Page
      title={text.mine}
      lead={text.mineLead}
      actions={<Link to="/my-certificates">{text.toCertificates}</Link>}
    >
      <DemoBanner rows={query.data?.enrolments ?? []} />
      {query.isPending && <Waiting lines={5} />}
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      <div className={style.column}>
        {query.data && <LearningYears record={query.data} own />}
        <Panel title={text.sessions}>
          <Filters>
            <ExportLinks of="events/my-learning-sessions" />
          </Filters>
          <Listing
            caption={text.sessions}
            list={list}
            rowKey={(row) => row.id}
            empty={text.noSessions}
            columns={[
              {
                title: text.session,
                heading: true,
                cell: (row) => (
                  <Link to="/activities/$activityId" params={{ activityId: row.activityId }}>
                    {row.title}
                  </Link>
                ),
              },
              { title: text.when, cell: (row) => at(row.startsAt) },
              { title: text.host, cell: (row) => row.hostName },
              { title: text.present, numeric: true, cell: (row) => count(row.minutes) },
              { title: text.learnt, numeric: true, cell: (row) => count(row.learningMinutes) },
            ]}
          />
        </Panel>
      </div>
    </Page>
  )
}
