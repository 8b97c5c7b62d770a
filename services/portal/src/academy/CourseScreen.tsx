import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { activityWords } from '../activities/activity.words.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { Page } from '../shell/Page.tsx'
import { academyWords } from './academy.words.ts'
import style from './Academy.module.css'
import { CourseActions } from './CourseActions.tsx'
import { courseQuery } from './courseQuery.ts'
import { CourseTag } from './CourseTag.tsx'
import { OwnCourse } from './OwnCourse.tsx'
import { Sessions } from './Sessions.tsx'

/** One course: what it teaches, its sessions, how far one is. On a phone one's own place comes first. */
export function CourseScreen() {
  const { courseId } = useParams({ from: '/signed-in/academy/courses/$courseId' })
  const text = useWords(academyWords)
  const names = useWords(activityWords)
  const query = useQuery(courseQuery(courseId))
  const card = query.data
  if (!card)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  const { course, sessions, own, may } = card
  const { requirement } = course
  return (
    <Page
      key={courseId}
      title={course.title}
      tags={
        <>
          <CourseTag state={course.state} />
          <DemoTag of={course} />
        </>
      }
      lead={`${course.hostName} · ${course.opensOn} – ${course.endsOn}`}
      actions={may.length > 0 && <CourseActions card={card} />}
    >
      <DemoBanner rows={[course]} />
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      {course.state === 'cancelled' && (
        <p role="note" className={style.notice}>
          <strong>{text.cancelled}</strong> · {course.cancelReason}
        </p>
      )}
      {course.state === 'in_review' && !may.includes('publish') && (
        <p role="note" className={style.notice}>
          {text.awaits}
        </p>
      )}
      <div className={style.page}>
        <div className={style.column}>
          <Panel title={text.about}>
            <p className={style.text}>{course.aim}</p>
            <Facts
              facts={[
                [
                  text.lecturers,
                  course.lecturers.length > 0 &&
                    course.lecturers
                      .map(({ name, title, organisation }) =>
                        [name, title, organisation].filter(Boolean).join(' '),
                      )
                      .join('、'),
                ],
                [text.chains, course.chains.map((code) => names.chainNames[code]).join('、')],
                [text.actions, course.actions.map((code) => names.actionNames[code]).join('、')],
                [text.enrolUntil, course.state === 'published' && (course.enrolUntil ?? course.endsOn)],
                [
                  text.places,
                  course.capacity !== null && text.taken(String(course.taken), String(course.capacity)),
                ],
              ]}
            />
          </Panel>
          <Panel title={text.sessions}>
            <Sessions sessions={sessions} enrolled={own?.state === 'enrolled'} />
          </Panel>
        </div>
        <div className={`${style.column} ${style.side}`}>
          {(course.state === 'published' || own) && <OwnCourse card={card} />}
          {/* A learner sees it with how far they are. */}
          {!(requirement && own?.state === 'enrolled') && (
            <Panel title={text.certificate}>
              {requirement ? (
                <ul>
                  {requirement.leastSessions > 0 && (
                    <li>{text.atLeastSessions(requirement.leastSessions)}</li>
                  )}
                  {requirement.leastMinutes > 0 && <li>{text.atLeastMinutes(requirement.leastMinutes)}</li>}
                  {sessions.some(({ required }) => required) && <li>{text.allRequired}</li>}
                  {requirement.assessment && <li>{text.assessmentPassed}</li>}
                </ul>
              ) : (
                <p>{text.noCertificate}</p>
              )}
            </Panel>
          )}
          {may.includes('see_learners') && (
            <Link to="/academy/courses/$courseId/learners" params={{ courseId }}>
              {text.learners}
            </Link>
          )}
        </div>
      </div>
    </Page>
  )
}
