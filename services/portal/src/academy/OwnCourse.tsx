import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { App, Button, Popconfirm } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { Tag } from '../listing/Tag.tsx'
import { academyWords } from './academy.words.ts'
import style from './Academy.module.css'
import { RuleList } from './RuleList.tsx'

interface OwnCourseProps {
  card: Schemas['AcademyCourseCard']
}
const refreshes = [['academy'], ['learning'], ['my-registrations'], ['activities']]

/** One’s own place in a course: enrolling, how far one is, what is missing for the certificate. */
export function OwnCourse({ card }: OwnCourseProps) {
  const text = useWords(academyWords)
  const { message } = App.useApp()
  const { course, own, open } = card
  const enrol = useIntent({
    refreshes,
    write: (courseId: string, key) =>
      settled(
        api.POST('/api/v1/events/courses/{courseId}/enrolments', {
          params: { path: { courseId }, header: keyed(key) },
          body: {},
        }),
      ),
    done: ({ sessions }) => void message.success(text.enrolledWith(sessions)),
  })
  const enrolled = own?.state === 'enrolled'
  return (
    <Panel title={text.mine}>
      <div className={style.own}>
        {enrolled && <Progress card={card} own={own} />}
        {!enrolled && own && <p>{text.left}</p>}
        {!enrolled && open && (
          <>
            <p className={style.soft}>{text.enrolHint}</p>
            <Button
              type="primary"
              size="large"
              block
              loading={enrol.isPending}
              onClick={() => enrol.mutate(course.id)}
            >
              {text.enrol}
            </Button>
          </>
        )}
        {!enrolled && !open && <p>{text.notOpen}</p>}
        <FaultNote error={enrol.error} />
      </div>
    </Panel>
  )
}

interface ProgressProps extends OwnCourseProps {
  own: Schemas['CourseEnrolment']
}

function Progress({ card: { course, sessions }, own }: ProgressProps) {
  const text = useWords(academyWords)
  const { progress } = own
  const leave = useIntent({
    refreshes,
    write: (enrolmentId: string, key) =>
      settled(
        api.POST('/api/v1/events/course-enrolments/{enrolmentId}/withdrawal', {
          params: { path: { enrolmentId }, header: keyed(key) },
          body: {},
        }),
      ),
  })
  const told = text.progressOf(progress.sessions, sessions.length, progress.minutes)
  const { certificate, certificateRule: rule } = progress
  return (
    <>
      <p>
        <Tag tone="good">{text.enrolled}</Tag> {told}
      </p>
      <div className={style.track} role="img" aria-label={told}>
        {sessions.map(({ no, own: place }) => (
          <span key={no} className={style.no} data-outcome={place?.outcome ?? undefined}>
            {no}
          </span>
        ))}
      </div>
      {progress.assessment && (
        <p>
          {text.assessed(progress.assessment.passed, progress.assessment.score)}
          <br />
          <span className={style.soft}>{progress.assessment.reason}</span>
        </p>
      )}
      {rule && !certificate && <RuleList reasons={rule.reasons} />}
      {rule?.outcome === 'earned' && !certificate && <p role="status">{text.earned}</p>}
      {certificate && (
        <p className={style.lines}>
          <Link to="/my-certificates/$certificateId" params={{ certificateId: certificate.id }}>
            {text.toCertificate(certificate.number)}
          </Link>
          {certificate.state === 'revoked' && <span>{text.revoked}</span>}
          {certificate.inReview && <span>{text.inReview}</span>}
        </p>
      )}
      {course.state === 'published' && certificate?.state !== 'valid' && (
        <Popconfirm
          title={text.withdrawSure}
          okText={text.withdraw}
          cancelText={text.keep}
          onConfirm={() => leave.mutate(own.id)}
        >
          <Button loading={leave.isPending}>{text.withdraw}</Button>
        </Popconfirm>
      )}
      <FaultNote error={leave.error} />
    </>
  )
}
