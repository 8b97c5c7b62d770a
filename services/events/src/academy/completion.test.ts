import type { CertificateVerification } from '@alliance/contracts'
import type {
  CertificateReview,
  CourseCard,
  LearnerYear,
  LearningRecord,
  LearningSession,
} from '@alliance/contracts/events'
import { hr, nobody, secretary as aSecretary } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import {
  anOrganisation,
  aPerson,
  ask,
  cron,
  done,
  env,
  reviewer,
  secretary,
  someone,
} from '../../test/world.testing.ts'
import {
  aCourse,
  assessing,
  attending,
  certifying,
  courseStep,
  enrolling,
  enrolmentCard,
  progressOf,
} from './academy.testing.ts'

/** Someone in a course of two sessions, the first of them required. */
async function learning(given: { employerId?: string } = {}) {
  const { course, activityIds, hostId } = await aCourse()
  const learner = await someone(given)
  const { enrolmentId: id } = done(await enrolling(course.id, learner))
  return { course, hostId, activityIds: activityIds as [string, string], learner, id }
}

/** As `learning`, with all that the certificate takes. */
async function learned(given: { employerId?: string } = {}) {
  const found = await learning(given)
  for (const activityId of found.activityIds) await attending(activityId, found.learner.personId, 110)
  done(await assessing(found.id))
  return found
}
/** The last of the scopes on which those who may decide were told of a review, of each notice. */
const told = async (reviewId: string) => {
  const { results } = await env.DB.prepare(
    `SELECT json_extract(body, '$.data.holders.scopes[#-1]') AS scope FROM outbox WHERE type = 'notice.raised' AND body ->> '$.subject' = ?`,
  )
    .bind(reviewId)
    .all<{ scope: string }>()
  return results.map(({ scope }) => JSON.parse(scope) as unknown)
}
const reviewsOf = async (courseId: string) =>
  done(
    await ask(secretary).get<{ items: CertificateReview[] }>(
      `/course-certificate-reviews?courseId=${courseId}`,
    ),
  ).items
const verified = async (number: string) =>
  done(await ask(reviewer).get<CertificateVerification>(`/public/certificate-verification?number=${number}`))
    .state

test('a learner is told exactly what is missing, until nothing is', async () => {
  const { course, activityIds, learner, id } = await learning()
  const missing = async () =>
    (await progressOf(id)).certificateRule!.reasons.flatMap(({ met, code }) => (met ? [] : [code]))
  expect(await missing()).toEqual(['sessions', 'minutes', 'required', 'assessment'])
  expect((await certifying(course.id, [id])).code).toBe('course.not_earned')
  await attending(activityIds[1], learner.personId, 110)
  expect(await missing()).toEqual(['sessions', 'minutes', 'required', 'assessment'])
  await attending(activityIds[0], learner.personId, 60)
  expect(await missing()).toEqual(['minutes', 'assessment'])
  await attending(activityIds[0], learner.personId, 90, 1)
  done(await assessing(id, { passed: false, score: 40 }))
  expect(await missing()).toEqual(['assessment'])
  done(await assessing(id, { revision: 1 }))
  expect(await missing()).toEqual([])
  const { own } = done(await ask(learner).get<CourseCard>(`/courses/${course.id}`))
  expect(own!.progress).toMatchObject({ sessions: 2, minutes: 200, certificateRule: { outcome: 'earned' } })
})

test('a certificate is issued once it is earned, with its receipt, and anyone verifies it', async () => {
  const { course, id, learner, hostId } = await learned()
  const { certificateIds } = done(await certifying(course.id, [id]))
  expect((await certifying(course.id, [id])).code).toBe('certificate.issued_before')
  const { enrolment, receipts } = await enrolmentCard(id, learner)
  const { certificate } = enrolment.progress
  expect(certificate).toMatchObject({ id: certificateIds[0], state: 'valid', inReview: false })
  expect(certificate!.number).toMatch(/^CRS-/)
  expect(receipts).toMatchObject([{ outcome: 'earned', rule: 'course-completion-1', replay: 'same' }])
  expect(await verified(certificate!.number)).toBe('valid')
  const issued = done(await ask(learner).get<Record<string, unknown>>(`/certificates/${certificateIds[0]}`))
  expect(issued).toMatchObject({
    kind: 'course',
    hostId,
    minutes: 220,
    sourceId: course.id,
    from: '2026-11-05',
  })
  expect(issued.criteria).toMatchObject({
    zh: '出席不少于 2 次，必修课 1 次全部出席，学习不少于 180 分钟（4 学时），考核合格',
  })
  expect((await ask(learner).post(`/course-enrolments/${id}/withdrawal`, {})).code).toBe('enrolment.state')
})

test('all of them are certified or none', async () => {
  const { course, id } = await learned()
  const { enrolmentId } = done(await enrolling(course.id, await someone()))
  expect((await certifying(course.id, [id, enrolmentId])).code).toBe('course.not_earned')
  expect((await certifying(course.id, [id, 'enr_00000000000000000000000009'])).code).toBe('enrolment.unknown')
  expect((await progressOf(id)).certificate).toBeNull()
  done(await courseStep(course.id, 'closing'))
  done(await certifying(course.id, [id]))
})

test.each([
  ['keep', 'valid', 'kept'],
  ['revoke', 'revoked', 'revoked'],
])(
  'what is corrected so that the rule no longer holds is decided by someone: %s',
  async (decision, state, review) => {
    const { course, activityIds, learner, id } = await learned()
    done(await certifying(course.id, [id]))
    await attending(activityIds[0], learner.personId, 0, 1)
    expect(await reviewsOf(course.id)).toEqual([])
    await cron()
    const [open] = await reviewsOf(course.id)
    expect(open).toMatchObject({ state: 'open', personName: learner.name })
    for (let minute = 0; minute < 2; minute++) await cron()
    expect(await told(open!.id)).toEqual([{ kind: 'zone', id: null }])
    expect(open!.reasons.map(({ code }) => code)).toEqual(['sessions', 'minutes', 'required'])
    const { certificate } = await progressOf(id)
    expect(certificate).toMatchObject({ state: 'valid', inReview: true })
    const decide = () =>
      ask(secretary).post<CertificateReview>(`/course-certificate-reviews/${open!.id}/decision`, {
        decision,
        note: '核对签到表后决定',
      })
    expect(done(await decide()).state).toBe(review)
    expect((await decide()).code).toBe('certificate_review.decided')
    expect(await verified(certificate!.number)).toBe(state)
  },
)

test('what is corrected back holds again, and a correction that changes nothing is no matter', async () => {
  const { course, activityIds, learner, id } = await learned()
  done(await certifying(course.id, [id]))
  await attending(activityIds[0], learner.personId, 100, 1)
  await cron()
  expect(await reviewsOf(course.id)).toEqual([])
  done(await assessing(id, { revision: 1, passed: false, reason: '作业抄袭' }))
  await cron()
  expect((await reviewsOf(course.id)).map(({ state }) => state)).toEqual(['open'])
  done(await assessing(id, { revision: 2, reason: '申诉成立' }))
  await cron()
  expect((await reviewsOf(course.id)).map(({ state }) => state)).toEqual(['holds_again'])
  expect((await enrolmentCard(id)).receipts.map(({ outcome }) => outcome)).toEqual(['earned', 'not_yet'])
})

test('lecturers and organisers assess, nobody themselves; an assessment is corrected by the next', async () => {
  const [lecturer, me] = [nobody(), aSecretary()]
  const personId = await aPerson({ account: lecturer })
  await aPerson({ account: me })
  const { course } = await aCourse({
    lecturers: [{ name: '导师示例', title: null, organisation: null, personId }],
  })
  const { enrolmentId } = done(await enrolling(course.id, await someone()))
  expect((await assessing(enrolmentId, {}, await someone())).status).toBe(404)
  expect(done(await assessing(enrolmentId, {}, lecturer)).revision).toBe(1)
  expect((await assessing(enrolmentId)).code).toBe('assessment.stale')
  done(await assessing(enrolmentId, { revision: 1, score: 91 }))
  const { assessments, assesses } = await enrolmentCard(enrolmentId, lecturer)
  expect([assesses, assessments.map(({ score }) => score)]).toEqual([true, [91, 88]])
  const own = done(await enrolling(course.id, me))
  expect((await assessing(own.enrolmentId, {}, me)).code).toBe('assessment.own')
  for (const change of ['UPDATE course_assessment SET passed = 1', 'DELETE FROM course_assessment'])
    await expect(env.DB.prepare(change).run()).rejects.toThrow('append-only')
})

test('a learning record counts confirmed sessions by year, for the person and whoever employs them', async () => {
  const employerId = await anOrganisation()
  const { activityIds, learner, course } = await learning({ employerId })
  await attending(activityIds[0], learner.personId, 120)
  await attending(activityIds[1], learner.personId, 60, 0, '2025-03-05')
  const record = done(await ask(learner).get<LearningRecord>('/my-learning-record'))
  expect(record.years).toEqual([
    { year: 2026, sessions: 1, minutes: 120, classHours: 2.6 },
    { year: 2025, sessions: 1, minutes: 60, classHours: 1.3 },
  ])
  expect(record.enrolments).toMatchObject([{ courseId: course.id, progress: { sessions: 2, minutes: 180 } }])
  const { items } = done(await ask(learner).get<{ items: LearningSession[] }>('/my-learning-sessions'))
  expect(items.map(({ minutes }) => minutes)).toEqual([60, 120])
  const employer = hr(employerId)
  const staff = done(await ask(employer).get<{ items: LearnerYear[] }>('/learning-records?year=2026'))
  expect(staff.items).toMatchObject([
    { personId: learner.personId, sessions: 1, minutes: 120, certificates: 0 },
  ])
  const path = `/learning-records/${learner.personId}`
  expect(done(await ask(employer).get<LearningRecord>(path)).years).toHaveLength(2)
  expect((await ask(hr(await anOrganisation())).get(path)).status).toBe(404)
  expect(done(await ask(nobody()).get<LearningRecord>('/my-learning-record'))).toMatchObject({
    years: [],
    personId: null,
  })
})
