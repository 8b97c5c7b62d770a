import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ActivityActions } from '../activity-editor/ActivityActions.tsx'
import { stepWords } from '../activity-editor/step.words.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { ActivityGallery } from '../files/ActivityGallery.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { ActivityTopics } from '../topics/ActivityTopics.tsx'
import { ActivityFiles } from '../printing/ActivityFiles.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { Draws } from '../registrations/Draws.tsx'
import { RegisterPanel } from '../registrations/RegisterPanel.tsx'
import { Page } from '../shell/Page.tsx'
import style from './Activities.module.css'
import { activityWords } from './activity.words.ts'
import { ActivityLinks } from './ActivityLinks.tsx'
import { activityQuery } from './activityQuery.ts'
import { Arrangements } from './Arrangements.tsx'
import { History } from './History.tsx'
import { kindFacts } from './kindFacts.tsx'
import { SeatsPanel } from './SeatsPanel.tsx'
import { StateTag } from './StateTag.tsx'
import { useWhen } from './useWhen.ts'

/** One activity: what it is, one's place at it, and what may be done with it. On a phone the place comes first. */
export function ActivityScreen() {
  const { activityId } = useParams({ from: '/signed-in/activities/$activityId' })
  const text = useWords(activityWords)
  const steps = useWords(stepWords)
  const when = useWhen()
  const query = useQuery(activityQuery(activityId))
  const card = query.data
  if (!card)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  const { activity } = card
  const facts = kindFacts(activity.detail, text, card.branches, when)
  return (
    <Page
      key={activityId}
      title={activity.title}
      tags={
        <>
          <StateTag state={activity.state} />
          <DemoTag of={activity} />
        </>
      }
      lead={[
        activity.number === null
          ? text.kinds[activity.kind]
          : `${activity.seriesName} ${text.number(activity.number)}`,
        when(activity),
        'place' in activity.venue ? activity.venue.place : text.online,
      ].join(' · ')}
      actions={card.may.length > 0 && <ActivityActions card={card} />}
    >
      <DemoBanner rows={[activity]} />
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      {activity.state === 'cancelled' && (
        <p role="note" className={style.notice}>
          <strong>{text.cancelled}</strong>
          {activity.cancelReason && ` · ${activity.cancelReason}`}
        </p>
      )}
      {activity.state === 'in_review' && !card.may.includes('publish') && (
        <p role="note" className={style.awaits}>
          {steps.awaitsReview}
        </p>
      )}
      <div className={style.page}>
        <div className={style.column}>
          <Panel title={text.about}>
            {activity.summary && <p className={style.summary}>{activity.summary}</p>}
            <Facts facts={facts} />
          </Panel>
          {activity.minutes && (
            <Panel title={text.minutes}>
              <p className={style.text}>{activity.minutes}</p>
            </Panel>
          )}
          {['published', 'ongoing', 'closed'].includes(activity.state) && (
            <ActivityGallery activityId={activityId} />
          )}
          <ActivityTopics card={card} />
          <History entries={card.history} />
        </div>
        <div className={`${style.column} ${style.side}`}>
          <RegisterPanel card={card} />
          <ActivityLinks activity={activity} />
          <SeatsPanel card={card} />
          <ActivityFiles card={card} />
          <Draws card={card} />
          <Arrangements card={card} />
        </div>
      </div>
    </Page>
  )
}
