import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { activityWords } from '../activities/activity.words.ts'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useDates } from '../dates/dates.ts'
import { dueWords } from '../dues/due.words.ts'
import { Subject } from '../dues/Subject.tsx'
import { Due } from '../joining/Due.tsx'
import { joiningWords } from '../joining/joining.words.ts'
import { useWords } from '../language/words.ts'
import { Tag } from '../listing/Tag.tsx'
import { operationsWords } from '../operations/operations.words.ts'
import { statusQuery, watchedServices } from '../operations/service-status.ts'
import { DemoTag } from '../provenance/Demo.tsx'
import { Block } from './Block.tsx'
import { homeWords } from './home.words.ts'
import style from './HomeScreen.module.css'

const shown = 6

/** What is overdue or falls due: elections, agreements, reviews, objections, requests about own data. */
export function DueSoon() {
  const text = useWords(homeWords)
  const words = useWords(dueWords)
  const { on } = useDates()
  const query = useQuery({
    queryKey: ['dues', 'first'],
    queryFn: async () => {
      const page = await settled(api.GET('/api/v1/membership/dues', { params: { query: { limit: shown } } }))
      return page.items
    },
  })
  return (
    <Block
      title={text.dues}
      all={<Link to="/dues">{text.allDues}</Link>}
      query={query}
      empty={words.none}
      rowKey={({ key }) => key}
    >
      {(due) => (
        <>
          <Subject due={due} />
          <span className={style.soft}>
            {words.kind[due.kind]} · {on(due.dueOn)}
          </span>
          {due.overdue && (
            <span className={style.tags}>
              <Tag tone="bad">{words.overdue}</Tag>
            </span>
          )}
        </>
      )}
    </Block>
  )
}

/** Applications for membership that wait for the reader's own decision. */
export function WaitingApplications() {
  const text = useWords(homeWords)
  const words = useWords(joiningWords)
  const query = useQuery({
    queryKey: ['joining', 'queue', 'first'],
    queryFn: async () => {
      const page = await settled(
        api.GET('/api/v1/membership/member-application-queue', { params: { query: { limit: shown } } }),
      )
      return page.items
    },
  })
  return (
    <Block
      title={text.applications}
      all={<Link to="/joining">{text.allApplications}</Link>}
      query={query}
      empty={words.nothingWaits}
      rowKey={({ key }) => key}
    >
      {(row) => (
        <>
          <Link to="/joining/$applicationId" params={{ applicationId: row.applicationId }}>
            {row.organisationName}
          </Link>
          <span className={style.soft}>{words.actions[row.action]}</span>
          <span className={style.tags}>
            <Due on={row.dueOn} overdue={row.overdue} provisional={row.provisional} />
            <DemoTag of={row} />
          </span>
        </>
      )}
    </Block>
  )
}

/** Activities that wait for a review, of those the reader may publish. */
export function WaitingReviews() {
  const text = useWords(homeWords)
  const words = useWords(activityWords)
  const { at } = useDates()
  const query = useQuery({
    queryKey: ['activities', 'organised', 'in_review', 'first'],
    queryFn: async () => {
      const page = await settled(
        api.GET('/api/v1/events/organised-activities', {
          params: { query: { state: 'in_review', limit: shown } },
        }),
      )
      return page.items
    },
  })
  return (
    <Block
      title={text.reviews}
      all={
        <Link to="/activities" search={{ view: 'review' }}>
          {text.allReviews}
        </Link>
      }
      query={query}
      empty={words.reviewNone}
      rowKey={({ id }) => id}
    >
      {(row) => (
        <>
          <Link to="/activities/$activityId" params={{ activityId: row.id }}>
            {row.title}
          </Link>
          <span className={style.soft}>
            {words.kinds[row.kind]} · {at(row.startsAt)}
          </span>
          <span className={style.tags}>
            <DemoTag of={row} />
          </span>
        </>
      )}
    </Block>
  )
}

/** How the services are, for whoever runs them. */
export function Running() {
  const text = useWords(homeWords)
  const names = useWords(operationsWords)
  const { count } = useDates()
  const statuses = useQueries({ queries: watchedServices.map(statusQuery) })
  const query = {
    data: statuses.every(({ data }) => data)
      ? watchedServices.map((service, i) => ({ service, dead: statuses[i]!.data!.deadLetters }))
      : undefined,
    error: statuses.find(({ error }) => error)?.error ?? null,
    isPending: statuses.some(({ isPending }) => isPending),
    refetch: () => Promise.all(statuses.map(({ refetch }) => refetch())).then((all) => all[0] as never),
  }
  return (
    <Block
      title={text.running}
      all={<Link to="/operations">{text.operations}</Link>}
      query={query}
      empty=""
      rowKey={({ service }) => service}
    >
      {({ service, dead }) => (
        <>
          <strong>{names.service[service]}</strong>
          <span className={style.tags}>
            <Tag tone={dead > 0 ? 'bad' : 'good'}>{dead > 0 ? text.deadLetters(count(dead)) : text.well}</Tag>
          </span>
        </>
      )}
    </Block>
  )
}
