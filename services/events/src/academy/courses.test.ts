import type { Course, CourseCard, CourseEnrolment } from '@alliance/contracts/events'
import { hr, partySecretary, secretary as aSecretary } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import {
  aCrowd,
  anOrganisation,
  aPartyOrganisation,
  aPerson,
  ask,
  done,
  draft,
  env,
  reviewer,
  secretary,
  someone,
} from '../../test/world.testing.ts'
import { aClass, aCourse, changing, courseOf, courseStep, drafting, enrolling } from './academy.testing.ts'

const card = async (id: string, as = secretary) => done(await ask(as).get<CourseCard>(`/courses/${id}`))

test('a course is published by another than its author, once its sessions are', async () => {
  const hostId = await anOrganisation('开课单位')
  const { id: unpublished } = await draft({}, secretary, hostId)
  const made = done(await drafting(courseOf(hostId, [unpublished], { requirement: null })))
  expect([made.state, made.hostName, made.sessionCount]).toEqual(['draft', '开课单位', 1])
  expect((await courseStep(made.id, 'submission')).code).toBe('course.sessions_unpublished')
  const ready = done(
    await changing(made, { sessions: [{ activityId: await aClass(hostId), required: true }] }),
  )
  const submitted = done(await courseStep(made.id, 'submission'))
  const publication = { secrecyChecked: true, version: submitted.version }
  expect((await courseStep(made.id, 'publication', publication)).code).toBe('course.own_review')
  expect(
    (await courseStep(made.id, 'publication', { ...publication, version: ready.version }, reviewer)).code,
  ).toBe('version.stale')
  expect((await ask(await someone()).get(`/courses/${made.id}`)).status).toBe(404)
  expect(done(await courseStep(made.id, 'publication', publication, reviewer)).state).toBe('published')
  const { sessions, may } = await card(made.id)
  expect(sessions).toMatchObject([
    { no: 1, required: true, lecturers: ['讲师示例'], learningMinutes: 120, own: null },
  ])
  expect(may).toContain('cancel')
  expect((await card(made.id, await someone())).may).toEqual([])
})

test('what is published changes with a reason, what was reviewed by another than its author', async () => {
  const { course } = await aCourse()
  expect((await changing(course, { capacity: 5 })).body).toMatchObject({ errors: [{ pointer: '/reason' }] })
  expect((await changing(course, { title: '改名', reason: '更正' })).code).toBe('course.published_text')
  const changed = done(await changing(course, { capacity: 5, reason: '教室小' }))
  expect(changed.capacity).toBe(5)
  expect(done(await changing(changed, { title: '改名', reason: '更正' }, aSecretary())).title).toBe('改名')
  const closed = done(await courseStep(course.id, 'closing'))
  expect((await changing(closed, { capacity: 6, reason: '再加' })).code).toBe('course.state')
})

test('a body drafts for itself and those below, with sessions and lecturers that are known', async () => {
  const branch = await aPartyOrganisation()
  const other = await anOrganisation()
  const foreign = await aClass(other)
  const as = partySecretary(branch.id)
  const body = (given: object) => courseOf(branch.id, [], { requirement: null, ...given })
  expect((await drafting(body({ hostId: other }), as)).code).toBe('access.denied')
  expect((await drafting(body({ hostId: 'org_00000000000000000000000009' }), as)).code).toBe(
    'course.host_unknown',
  )
  expect((await drafting(body({ sessions: [{ activityId: foreign }] }), as)).code).toBe(
    'course.session_unknown',
  )
  const nobody = { name: '讲师', personId: 'per_00000000000000000000000009' }
  expect((await drafting(body({ lecturers: [nobody] }), as)).code).toBe('course.lecturer_unknown')
  expect((await drafting(body({ aim: '机密★教材' }), as)).status).toBe(400)
  expect(
    (await drafting(body({ requirement: { leastSessions: 1, leastMinutes: 0, assessment: true } }), as)).body,
  ).toMatchObject({ errors: [{ pointer: '/requirement/leastSessions' }] })
  const { id } = done(await drafting(body({}), as))
  const mine = done(await ask(as).get<{ items: Course[] }>('/organised-courses?state=draft'))
  expect(mine.items.map((each) => each.id)).toEqual([id])
})

test('of many who enrol at once no more than the course has places are in it, each once, with places at its sessions', async () => {
  const { course, activityIds } = await aCourse({ capacity: 3 })
  const crowd = await aCrowd(7)
  const answers = await Promise.all(crowd.map((learner) => enrolling(course.id, learner)))
  const enrolled = answers.flatMap(({ status, body }) =>
    status === 201 ? [body as { sessions: number }] : [],
  )
  expect(enrolled.map(({ sessions }) => sessions)).toEqual([2, 2, 2])
  expect(new Set(answers.flatMap(({ code }) => code ?? []))).toEqual(new Set(['course.full']))
  expect(await card(course.id)).toMatchObject({ open: false, course: { taken: 3 } })
  const { taken } = (await env.DB.prepare('SELECT taken FROM pool WHERE activity_id = ?')
    .bind(activityIds[0])
    .first<{ taken: number }>())!
  expect(taken).toBe(3)
  expect((await changing(course, { capacity: 2, reason: '减少' })).code).toBe('course.capacity_taken')
})

test('who leaves makes room, gives back the places to come, and may come again', async () => {
  const { course, activityIds } = await aCourse({ capacity: 1 })
  const learner = await someone()
  const { enrolmentId } = done(await enrolling(course.id, learner))
  done(await changing(course, { capacity: 2, reason: '加位' }))
  expect((await enrolling(course.id, learner)).code).toBe('enrolment.duplicate')
  const leaving = (as: Parameters<typeof ask>[0]) =>
    ask(as).post<{ state: string }>(`/course-enrolments/${enrolmentId}/withdrawal`, {})
  expect((await leaving(await someone())).status).toBe(404)
  expect(done(await leaving(learner)).state).toBe('withdrawn')
  expect((await leaving(learner)).code).toBe('enrolment.state')
  const { course: after, own, sessions } = await card(course.id, learner)
  expect([after.taken, own!.state, sessions[0]!.own]).toEqual([0, 'withdrawn', null])
  const places = await env.DB.prepare('SELECT sum(taken) AS taken FROM pool WHERE activity_id = ?')
    .bind(activityIds[0])
    .first<{ taken: number }>()
  expect(places!.taken).toBe(0)
  done(await enrolling(course.id, learner))
  done(await courseStep(course.id, 'cancellation', { reason: '讲师请假' }))
  expect((await enrolling(course.id, await someone())).code).toBe('course.closed')
})

test('an employer enrols their own staff, who organises whoever learns; each has an outcome', async () => {
  const employerId = await anOrganisation()
  const employer = hr(employerId)
  const [own, second, stranger] = [
    await aPerson({ employerId, name: '甲示例' }),
    await aPerson({ employerId, name: '乙示例' }),
    await aPerson({ name: '外人示例' }),
  ]
  const { course } = await aCourse({ capacity: 2 })
  const enter = async (as: Parameters<typeof ask>[0], personIds: string[]) =>
    done(
      await ask(as).post<{ outcomes: { outcome: string; personName: string | null }[] }>(
        `/courses/${course.id}/staff-enrolments`,
        { personIds },
      ),
    ).outcomes.map(({ outcome }) => outcome)
  expect(await enter(employer, [own, stranger])).toEqual(['enrolled', 'unknown'])
  expect(await enter(secretary, [own, stranger, second])).toEqual(['duplicate', 'enrolled', 'full'])
  const seen = async (as: Parameters<typeof ask>[0]) =>
    done(await ask(as).get<{ items: CourseEnrolment[] }>(`/courses/${course.id}/enrolments`)).items.map(
      ({ personName, enrolledBy }) => [personName, enrolledBy],
    )
  expect(await seen(employer)).toEqual([['甲示例', 'employer']])
  expect(await seen(secretary)).toEqual([
    ['外人示例', 'organiser'],
    ['甲示例', 'employer'],
  ])
  expect((await ask(await someone()).get(`/courses/${course.id}/enrolments`)).status).toBe(404)
})
