import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { DataTable } from '../listing/DataTable.tsx'
import { Panel } from '../listing/Panel.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { academyWords } from './academy.words.ts'
import style from './Academy.module.css'
import { learningWords } from './learning.words.ts'

interface LearningYearsProps {
  record: Schemas['LearningRecord']
  /** It is the reader's own. */
  own: boolean
}

/** Class hours by year, and the courses with how far each is. */
export function LearningYears({ record: { years, enrolments }, own }: LearningYearsProps) {
  const text = useWords(learningWords)
  const course = useWords(academyWords)
  const { count } = useDates()
  return (
    <>
      <Panel title={text.hours}>
        {years.length === 0 ? (
          <p>{text.noHours}</p>
        ) : (
          <dl className={style.years}>
            {years.map(({ year, classHours, sessions, minutes }) => (
              <div key={year}>
                <dt>{text.year(year)}</dt>
                <dd>
                  <strong>{text.hoursOf(count(classHours))}</strong>
                  <span className={style.soft}>{text.yearFacts(count(sessions), count(minutes))}</span>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Panel>
      <Panel title={own ? text.courses : text.coursesOf}>
        {enrolments.length === 0 ? (
          <p>
            {text.noCourses} {own && <Link to="/academy">{text.toAcademy}</Link>}
          </p>
        ) : (
          <DataTable
            caption={own ? text.courses : text.coursesOf}
            rows={enrolments}
            rowKey={(row) => row.id}
            columns={[
              {
                title: text.course,
                heading: true,
                cell: (row) => (
                  <>
                    <Link to="/academy/courses/$courseId" params={{ courseId: row.courseId }}>
                      {row.courseTitle}
                    </Link>{' '}
                    <DemoTag of={row} />
                  </>
                ),
              },
              {
                title: text.progress,
                cell: ({ progress }) => text.progressOf(count(progress.sessions), count(progress.minutes)),
              },
              {
                title: text.assessment,
                cell: ({ progress: { assessment } }) =>
                  assessment && course.assessed(assessment.passed, assessment.score),
              },
              { title: text.result, cell: (row) => <Result of={row} /> },
            ]}
          />
        )}
      </Panel>
    </>
  )
}

interface ResultProps {
  of: Schemas['CourseEnrolment']
}

function Result({ of: { state, progress } }: ResultProps) {
  const text = useWords(learningWords)
  const course = useWords(academyWords)
  const { certificate, certificateRule } = progress
  if (certificate)
    return (
      <span className={style.lines}>
        <Link to="/my-certificates/$certificateId" params={{ certificateId: certificate.id }}>
          {certificate.number}
        </Link>
        {certificate.state === 'revoked' && <span>{course.revoked}</span>}
      </span>
    )
  if (state === 'withdrawn') return text.left
  return certificateRule?.outcome === 'earned' ? text.earned : text.underWay
}
