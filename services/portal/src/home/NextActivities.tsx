import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { activityWords } from '../activities/activity.words.ts'
import { SeatsLeft } from '../activities/Seats.tsx'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { today, useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { DemoTag } from '../provenance/Demo.tsx'
import { RegistrationTag } from '../registrations/RegistrationTag.tsx'
import { Block } from './Block.tsx'
import { homeWords } from './home.words.ts'
import style from './HomeScreen.module.css'

const shown = 5

/** What begins next, for everyone. */
export function NextActivities() {
  const text = useWords(homeWords)
  const words = useWords(activityWords)
  const { at } = useDates()
  const from = today()
  const query = useQuery({
    queryKey: ['activities', 'next', from],
    queryFn: async () => {
      const { items } = await settled(
        api.GET('/api/v1/events/activities', { params: { query: { from, limit: shown } } }),
      )
      return items
    },
  })
  return (
    <Block
      title={text.next}
      all={<Link to="/activities">{text.calendar}</Link>}
      query={query}
      empty={text.noNext}
      rowKey={({ id }) => id}
    >
      {(row) => (
        <>
          <Link to="/activities/$activityId" params={{ activityId: row.id }}>
            {row.title}
          </Link>
          <span className={style.soft}>
            {at(row.startsAt)} · {row.place ?? words.online}
          </span>
          <span className={style.tags}>
            <SeatsLeft of={row} />
            <DemoTag of={row} />
          </span>
        </>
      )}
    </Block>
  )
}

const live = ['pending', 'confirmed', 'waiting', 'offered']

/** What one is registered for and has not been held yet; an offer that runs comes first. */
export function MyNext() {
  const text = useWords(homeWords)
  const { at } = useDates()
  const query = useQuery({
    queryKey: ['my-registrations', 'next'],
    queryFn: async () => {
      const { items } = await settled(
        api.GET('/api/v1/events/my-registrations', { params: { query: { limit: 50 } } }),
      )
      const now = new Date().toISOString()
      return items
        .filter(
          ({ registration, activity }) =>
            live.includes(registration.state) &&
            activity.endsAt > now &&
            ['published', 'ongoing'].includes(activity.state),
        )
        .toSorted((one, other) => {
          const urgent =
            Number(other.registration.state === 'offered') - Number(one.registration.state === 'offered')
          return urgent || one.activity.startsAt.localeCompare(other.activity.startsAt)
        })
        .slice(0, shown)
    },
  })
  return (
    <Block
      title={text.mine}
      all={<Link to="/my-activities">{text.allMine}</Link>}
      query={query}
      empty={text.noMine}
      rowKey={({ registration }) => registration.id}
    >
      {({ registration, activity }) => (
        <>
          <Link to="/activities/$activityId" params={{ activityId: activity.id }}>
            {activity.title}
          </Link>
          <span className={style.soft}>{at(activity.startsAt)}</span>
          <span className={style.tags}>
            <RegistrationTag state={registration.state} />
            <DemoTag of={activity} />
          </span>
        </>
      )}
    </Block>
  )
}
