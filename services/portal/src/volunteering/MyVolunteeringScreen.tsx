import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { today, useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Listing } from '../listing/Listing.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { Page } from '../shell/Page.tsx'
import { useHours } from './hours.ts'
import { useSignupColumns } from './useSignupColumns.tsx'
import style from './Volunteering.module.css'
import { volunteeringWords } from './volunteering.words.ts'

/** One’s own hours and shifts, and where volunteers are wanted. */
export function MyVolunteeringScreen() {
  const text = useWords(volunteeringWords)
  const list = useKeysetList(['volunteering', 'mine'], (cursor) =>
    settled(api.GET('/api/v1/events/my-shift-signups', { params: { query: { cursor } } })),
  )
  return (
    <Page title={text.mine} lead={text.mineLead}>
      <DemoBanner rows={list.rows} />
      <div className={style.panels}>
        <Years />
        <Panel title={text.coming}>
          <Coming />
        </Panel>
        <Panel title={text.shifts}>
          <Listing
            caption={text.shifts}
            list={list}
            rowKey={(row) => row.id}
            empty={text.shiftsNone}
            columns={useSignupColumns('own')}
          />
        </Panel>
      </div>
    </Page>
  )
}

function Years() {
  const text = useWords(volunteeringWords)
  const { hours } = useHours()
  const query = useQuery({
    queryKey: ['volunteering', 'years'],
    queryFn: () => settled(api.GET('/api/v1/events/my-volunteering')),
  })
  return (
    <Panel title={text.minutes}>
      {query.isPending && <Waiting lines={2} />}
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      {query.data?.years.length === 0 && <p>{text.noHours}</p>}
      {query.data && query.data.years.length > 0 && (
        <dl className={style.years}>
          {query.data.years.map(({ year, minutes }) => (
            <div key={year}>
              <dt>{text.year(year)}</dt>
              <dd>{hours(minutes)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  )
}

function Coming() {
  const text = useWords(volunteeringWords)
  const { at } = useDates()
  const list = useKeysetList(['volunteering', 'coming'], (cursor) =>
    settled(
      api.GET('/api/v1/events/activities', {
        params: { query: { kind: 'volunteering', from: today(), cursor } },
      }),
    ),
  )
  return (
    <Listing
      caption={text.coming}
      list={list}
      rowKey={(row) => row.id}
      empty={text.comingNone}
      columns={[
        {
          title: text.activity,
          heading: true,
          cell: (row) => (
            <>
              <Link to="/my-volunteering/$activityId" params={{ activityId: row.id }}>
                {row.title}
              </Link>{' '}
              <DemoTag of={row} />
            </>
          ),
        },
        { title: text.when, cell: (row) => at(row.startsAt) },
        { title: text.place, cell: (row) => row.place },
      ]}
    />
  )
}
