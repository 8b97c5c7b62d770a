import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { DemoTag } from '../provenance/Demo.tsx'
import { topicWords } from '../topics/topic.words.ts'
import { TopicTag } from '../topics/TopicTag.tsx'
import { Block } from './Block.tsx'
import { homeWords } from './home.words.ts'
import style from './HomeScreen.module.css'

const shown = 5

/** Issues that wait for the reader’s answer; nothing where none does. */
export function MyTopics() {
  const text = useWords(homeWords)
  const words = useWords(topicWords)
  const { on } = useDates()
  const query = useQuery({
    queryKey: ['topics', 'own', 'running'],
    queryFn: async () => {
      const { items } = await settled(
        api.GET('/api/v1/events/my-topics', { params: { query: { as: 'owner', limit: 50 } } }),
      )
      return items
        .filter(({ state }) => state === 'assigned' || state === 'under_way')
        .toSorted((one, other) => (one.dueOn ?? '').localeCompare(other.dueOn ?? ''))
        .slice(0, shown)
    },
  })
  if (!query.data?.length) return null
  return (
    <Block
      title={text.topics}
      all={
        <Link to="/topics" search={{ view: 'mine' }}>
          {text.allTopics}
        </Link>
      }
      query={query}
      empty=""
      rowKey={({ id }) => id}
    >
      {(row) => (
        <>
          <Link to="/topics/$topicId" params={{ topicId: row.id }}>
            {row.title}
          </Link>
          <span className={style.soft}>
            {row.activityTitle}
            {row.dueOn && ` · ${words.until(on(row.dueOn))}`}
          </span>
          <span className={style.tags}>
            <TopicTag of={row} />
            <DemoTag of={row} />
          </span>
        </>
      )}
    </Block>
  )
}
