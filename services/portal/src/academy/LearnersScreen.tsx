import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useBilingual, useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { Tag } from '../listing/Tag.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { academyWords } from './academy.words.ts'
import style from './Academy.module.css'
import { courseQuery } from './courseQuery.ts'
import { learnerWords } from './learner.words.ts'
import { LearnerDrawer } from './LearnerDrawer.tsx'
import { Reviews } from './Reviews.tsx'

type Learner = Schemas['CourseEnrolment']

/** Learners of a course with how far each is: for who organises or teaches, and of an employer their staff. */
export function LearnersScreen() {
  const { courseId } = useParams({ from: '/signed-in/academy/courses/$courseId/learners' })
  const text = useWords(learnerWords)
  const course = useWords(academyWords)
  const may = useMay()
  const query = useQuery(courseQuery(courseId))
  const [shown, setShown] = useState<string>()
  const list = useKeysetList(['academy', 'learners', courseId], (cursor) =>
    settled(
      api.GET('/api/v1/events/courses/{courseId}/enrolments', {
        params: { path: { courseId }, query: { cursor } },
      }),
    ),
  )
  const issue = useIntent({
    refreshes: [['academy'], ['certificates']],
    write: (enrolmentIds: string[], key) =>
      settled(
        api.POST('/api/v1/events/courses/{courseId}/certificates', {
          params: { path: { courseId }, header: keyed(key) },
          body: { enrolmentIds },
        }),
      ),
  })
  if (!query.data)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  const certifies = may('certificate:write') && query.data.may.includes('edit')
  const earned = list.rows.filter(mayHave).map(({ id }) => id)
  return (
    <Page
      title={text.title}
      lead={
        <Link to="/academy/courses/$courseId" params={{ courseId }}>
          {query.data.course.title}
        </Link>
      }
    >
      <DemoBanner rows={list.rows} />
      <div className={style.column}>
        {may('certificate:read') && <Reviews courseId={courseId} />}
        <section aria-label={text.title}>
          <Filters>
            {certifies && earned.length > 0 && (
              <Popconfirm
                title={text.issueSure}
                okText={text.yes}
                cancelText={text.no}
                onConfirm={() => issue.mutate(earned.slice(0, 20))}
              >
                <Button type="primary" loading={issue.isPending}>
                  {text.issueAll(Math.min(20, earned.length))}
                </Button>
              </Popconfirm>
            )}
            <ExportLinks of={`events/courses/${courseId}/enrolments`} />
          </Filters>
          <FaultNote error={issue.error} />
          <Listing
            caption={text.title}
            list={list}
            rowKey={(row) => row.id}
            empty={text.none}
            columns={[
              {
                title: text.learner,
                heading: true,
                cell: (row) => (
                  <>
                    {row.personName} <DemoTag of={row} />{' '}
                    {row.state === 'withdrawn' && <Tag tone="plain">{text.withdrawn}</Tag>}
                  </>
                ),
              },
              { title: text.organisation, cell: (row) => row.organisationName },
              { title: text.sessions, numeric: true, cell: (row) => row.progress.sessions },
              { title: text.minutes, numeric: true, cell: (row) => row.progress.minutes },
              {
                title: text.assessment,
                cell: ({ progress: { assessment } }) => (
                  <span className="nowrap">
                    {assessment ? course.assessed(assessment.passed, assessment.score) : text.notAssessed}
                  </span>
                ),
              },
              { title: text.rule, cell: (row) => <Standing of={row} /> },
              {
                title: text.act,
                cell: (row) => (
                  <Button
                    size="small"
                    aria-label={text.detailsOf(row.personName)}
                    onClick={() => setShown(row.id)}
                  >
                    {text.details}
                  </Button>
                ),
              },
            ]}
          />
        </section>
      </div>
      {shown && <LearnerDrawer enrolmentId={shown} onClose={() => setShown(undefined)} />}
    </Page>
  )
}

const mayHave = ({ state, progress: { certificateRule, certificate } }: Learner): boolean =>
  state === 'enrolled' && certificateRule?.outcome === 'earned' && certificate?.state !== 'valid'

interface StandingProps {
  of: Learner
}

/** The certificate, or what is missing for it. */
function Standing({
  of: {
    state,
    progress: { certificate, certificateRule },
  },
}: StandingProps) {
  const text = useWords(learnerWords)
  const course = useWords(academyWords)
  const read = useBilingual()
  if (certificate)
    return (
      <span className={style.lines}>
        <Link to="/my-certificates/$certificateId" params={{ certificateId: certificate.id }}>
          {certificate.number}
        </Link>
        {certificate.state === 'revoked' && <span>{course.revoked}</span>}
        {certificate.inReview && <Tag tone="soon">{text.inReview}</Tag>}
      </span>
    )
  if (state === 'withdrawn') return null
  if (!certificateRule) return text.noRule
  if (certificateRule.outcome === 'earned') return <Tag tone="good">{text.earned}</Tag>
  return (
    <span className={style.lines}>
      {certificateRule.reasons
        .filter(({ met }) => !met)
        .map(({ code, text: said }) => (
          <small key={code}>{read(said)}</small>
        ))}
    </span>
  )
}
