import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { activityWords } from '../activities/activity.words.ts'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { provenanceWords } from '../provenance/provenance.words.ts'
import { Page } from '../shell/Page.tsx'
import { topicWords } from './topic.words.ts'
import { TopicActions } from './TopicActions.tsx'
import { useParties } from './topicFacts.ts'
import { TopicHistory } from './TopicHistory.tsx'
import style from './Topics.module.css'
import { TopicTag } from './TopicTag.tsx'

/** One issue: what was raised, what came of it, and what may be done about it now. */
export function TopicScreen() {
  const { topicId } = useParams({ from: '/signed-in/topics/$topicId' })
  const text = useWords(topicWords)
  const query = useQuery({
    queryKey: ['topics', topicId],
    queryFn: () => settled(api.GET('/api/v1/events/topics/{topicId}', { params: { path: { topicId } } })),
  })
  const card = query.data
  if (!card)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  const { topic } = card
  return (
    <Page
      key={topicId}
      title={topic.title}
      tags={
        <>
          <TopicTag of={topic} />
          <DemoTag of={topic} />
        </>
      }
      lead={`${text.categories[topic.category]} · ${topic.activityTitle}`}
      actions={card.may.length > 0 && <TopicActions card={card} />}
    >
      <DemoBanner rows={[topic]} />
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      <div className={style.page}>
        <div className={style.column}>
          <Panel title={text.description}>
            <p className={topic.description ? style.text : style.soft}>
              {topic.description || text.noDescription}
            </p>
          </Panel>
          <Outcome topic={topic} />
          <TopicHistory entries={card.history} />
        </div>
        <div className={style.column}>
          <About topic={topic} />
        </div>
      </div>
    </Page>
  )
}

interface OfTopic {
  topic: Schemas['Topic']
}

function Outcome({ topic }: OfTopic) {
  const text = useWords(topicWords)
  if (topic.state === 'declined')
    return (
      <Panel title={text.declined}>
        <p className={style.text}>{topic.declineReason}</p>
      </Panel>
    )
  return (
    <Panel title={text.answer}>
      <p className={topic.answer ? style.text : style.soft}>{topic.answer ?? text.noAnswer}</p>
      {topic.confirmedBy && <p className={style.soft}>{text.confirmed[topic.confirmedBy]}</p>}
    </Panel>
  )
}

function About({ topic }: OfTopic) {
  const text = useWords(topicWords)
  const names = useWords(activityWords)
  const provenance = useWords(provenanceWords)
  const { at, on, count } = useDates()
  const { raiser, owner } = useParties()
  return (
    <Panel title={text.about}>
      <Facts
        facts={[
          [text.raiser, raiser(topic)],
          [text.owner, owner(topic) ?? text.noOwner],
          [
            text.due,
            topic.dueOn && (
              <>
                {on(topic.dueOn)}（{text.dueWithin(count(topic.workingDays ?? 0))}）
                {topic.dueProvisional && <small className={style.soft}> {text.provisional}</small>}
              </>
            ),
          ],
          [
            text.activity,
            <Link key="activity" to="/activities/$activityId" params={{ activityId: topic.activityId }}>
              {topic.activityTitle}
            </Link>,
          ],
          [text.chain, topic.chain && names.chainNames[topic.chain]],
          [text.link, topic.link && names.linkNames[topic.link]],
          [text.raisedAt, at(topic.raisedAt)],
          [text.reopened, topic.reopened > 0 && text.times(count(topic.reopened))],
          [provenance.title, provenance.kind[topic.provenance]],
          [provenance.source, topic.sourceRef],
        ]}
      />
    </Panel>
  )
}
