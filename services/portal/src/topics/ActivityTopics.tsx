import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { useMay } from '../session/me.ts'
import { RaiseTopic } from './RaiseTopic.tsx'
import { topicWords } from './topic.words.ts'
import { useParties } from './topicFacts.ts'
import style from './Topics.module.css'
import { TopicTag } from './TopicTag.tsx'

interface ActivityTopicsProps {
  card: Schemas['ActivityCard']
}

const most = 200

/** What was raised at an activity, of what the reader may see, and the way to raise something. */
export function ActivityTopics({ card: { activity, own, may } }: ActivityTopicsProps) {
  const text = useWords(topicWords)
  const has = useMay()
  const { on } = useDates()
  const { raiser, owner } = useParties()
  const [raising, setRaising] = useState(false)
  const held = ['published', 'ongoing', 'closed'].includes(activity.state)
  const query = useQuery({
    queryKey: ['topics', 'at', activity.id],
    enabled: held,
    queryFn: () =>
      settled(
        api.GET('/api/v1/events/activities/{activityId}/topics', {
          params: { path: { activityId: activity.id }, query: { limit: most } },
        }),
      ),
  })
  const raises = may.includes('raise_topic')
  const rows = query.data?.items ?? []
  if (!held || (!raises && rows.length === 0)) return null
  const hasPlace = own.some(({ registration: { state } }) => state === 'confirmed')
  const records = has('topic:write')
  return (
    <Panel
      title={text.block}
      actions={
        raises && <Button onClick={() => setRaising(true)}>{records ? text.record : text.raise}</Button>
      }
    >
      {query.isPending && <Waiting lines={2} />}
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      {query.data && rows.length === 0 && <p className={style.soft}>{text.blockNone}</p>}
      <ul className={style.rows}>
        {rows.map((topic) => (
          <li key={topic.id}>
            <Link to="/topics/$topicId" params={{ topicId: topic.id }}>
              {topic.title}
            </Link>
            <small>
              {[
                text.categories[topic.category],
                raiser(topic),
                owner(topic) ?? text.noOwner,
                topic.dueOn && text.until(on(topic.dueOn)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </small>
            <TopicTag of={topic} />
          </li>
        ))}
      </ul>
      {rows.length > 0 && has('topic:read') && (
        <div className={style.foot}>
          <ExportLinks of={`events/activities/${activity.id}/topics`} />
        </div>
      )}
      {raising && (
        <RaiseTopic
          activity={activity}
          hasPlace={hasPlace}
          records={records}
          onClose={() => setRaising(false)}
        />
      )}
    </Panel>
  )
}
