import { parseCertificateNumber } from '@alliance/identifiers'
import type { Page } from '@alliance/contracts'
import type { Grade, Instructor, InstructorCard, Visit } from '@alliance/contracts/membership'
import { talent } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import { anOrganisation, aPartyOrganisation, done, env, get, leader, post } from '../../test/rooms.testing.ts'
import { anAffiliation, anEmployment, aPerson } from '../people/people.testing.ts'
import { aFullMember, anInstructor, appointed, assign } from './instructors.testing.ts'

const sequenceOf = (letter: string | null) => {
  const parsed = parseCertificateNumber(letter ?? '')
  return parsed.ok ? parsed.value.sequence : null
}
const cardOf = async (id: string) => done(await get<InstructorCard>(`/instructors/${id}`))

test('who the panel selects is appointed for three years with a numbered letter and a receipt', async () => {
  const made = await anInstructor()
  expect(made).toMatchObject({ from: '2026-01-01', to: '2029-01-01', endReason: null, load: 0 })
  expect(sequenceOf(made.letterNo)).not.toBeNull()
  expect((await cardOf(made.id)).receipt).toMatchObject({
    selected: true,
    total: 12,
    version: '2026-1',
    panel: ['周示例', '杨示例'],
    scores: [{ score: 4 }, { score: 4 }, { score: 4 }],
  })
})

test('a decision not to appoint is kept with its reasons, and only those who appoint see it', async () => {
  const given = appointed(await aFullMember())
  given.scores[2] = { ...given.scores[2]!, score: 2 }
  const made = done(await post<Instructor>('/instructors', given))
  expect(made).toMatchObject({ letterNo: null, endReason: 'not_selected' })
  expect((await cardOf(made.id)).receipt!.reasons).toEqual(['below:management', 'below:total'])
  expect((await get(`/instructors/${made.id}`, leader)).status).toBe(404)
  expect((await assign(made.id)).code).toBe('instructor.ended')
})

test('only a full member by formal affiliation on the first day is appointed', async () => {
  const [none, probationary, functional, former] = [
    await aPerson(),
    await aPerson(),
    await aPerson(),
    await aPerson(),
  ]
  const { id } = await aPartyOrganisation()
  await anAffiliation(probationary, id, { status: 'probationary' })
  await anAffiliation(functional, id, { kind: 'functional' })
  await anAffiliation(former, id, { to: '2026-01-01' })
  for (const person of [none, probationary, functional, former])
    expect((await post('/instructors', appointed(person))).code).toBe('instructor.not_full_member')
  expect((await post('/instructors', appointed('per_00000000000000000000000000'))).code).toBe(
    'instructor.unknown_person',
  )
})

test('terms do not overlap, and the next begins where the last ends', async () => {
  const personId = await aFullMember()
  await anInstructor(personId)
  expect((await post('/instructors', appointed(personId, { from: '2028-12-31' }))).code).toBe(
    'instructor.overlap',
  )
  expect((await post('/instructors', appointed(personId, { from: '2029-01-01' }))).status).toBe(201)
})

test('twelve appointments at once take twelve letter numbers; one person ten times is appointed once', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, () => aFullMember()))
  const made = await Promise.all(people.map((person) => anInstructor(person)))
  expect(new Set(made.map(({ letterNo }) => sequenceOf(letterNo))).size).toBe(12)
  const personId = await aFullMember()
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => post('/instructors', appointed(personId))),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ code }) => code === 'instructor.overlap')).toHaveLength(9)
})

test('of ten assignments at once, five hosts are taken', async () => {
  const { id } = await anInstructor()
  const answers = await Promise.all(Array.from({ length: 10 }, () => assign(id)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(5)
  expect(answers.filter(({ code }) => code === 'instructor.load')).toHaveLength(5)
  expect((await cardOf(id)).instructor.load).toBe(5)
})

test('a host that is left makes room for another from that day on', async () => {
  const { id } = await anInstructor()
  const made = []
  for (let i = 0; i < 5; i++) made.push(done(await assign(id)))
  expect((await assign(id, { from: '2026-06-01' })).code).toBe('instructor.load')
  done(await post(`/instructors/${id}/assignments/${made[0]!.id}/end`, { on: '2026-06-01' }))
  expect((await assign(id, { from: '2026-05-31' })).code).toBe('instructor.load')
  expect((await assign(id, { from: '2026-06-01' })).status).toBe(201)
})

test('the same host is not assigned twice, and not outside the term', async () => {
  const { id } = await anInstructor()
  const { organisationId } = done(await assign(id))
  expect((await assign(id, { organisationId })).code).toBe('instructor.assigned')
  expect((await assign(id, { from: '2025-12-31' })).code).toBe('instructor.ended')
  expect((await assign(id, { from: '2029-01-01' })).code).toBe('instructor.ended')
  expect((await assign(id, { organisationId: 'org_00000000000000000000000000' })).code).toBe(
    'organisation.unknown',
  )
})

test('an employee of the host is assigned only with the approval recorded', async () => {
  const personId = await aFullMember()
  const organisationId = await anOrganisation()
  await anEmployment(personId, organisationId)
  const { id } = await anInstructor(personId)
  expect((await assign(id, { organisationId })).code).toBe('instructor.conflict')
  const conflictApproval = '党建办 2025-12-28 批准：本单位暂无其他人选'
  expect(done(await assign(id, { organisationId, conflictApproval }))).toMatchObject({ conflictApproval })
})

test('the end of an appointment ends its assignments', async () => {
  const { id } = await anInstructor()
  done(await assign(id))
  done(await assign(id, { from: '2026-12-01' }))
  const on = '2026-06-01'
  expect(done(await post<Instructor>(`/instructors/${id}/end`, { on, reason: 'withdrawn' })).to).toBe(on)
  const { assignments } = await cardOf(id)
  expect(assignments.map(({ to }) => to)).toEqual([on])
  expect((await assign(id, { from: '2026-07-01' })).code).toBe('instructor.ended')
  expect((await post(`/instructors/${id}/end`, { on, reason: 'withdrawn' })).code).toBe('instructor.ended')
})

test('an instructor logs their own visits with their account, and nobody else’s', async () => {
  const me = talent()
  const { id } = await anInstructor(await aFullMember(me.id))
  const { id: assignmentId } = done(await assign(id))
  const visit = (as: typeof me, given: object = {}) =>
    post<Visit>(
      `/instructors/${id}/visits`,
      { assignmentId, visitedOn: '2026-02-10', purpose: '指导换届', ...given },
      as,
    )
  expect((await visit(me)).status).toBe(201)
  expect((await visit(talent())).status).toBe(404)
  expect((await visit(leader)).status).toBe(404)
  expect((await visit(me, { visitedOn: '2025-12-31' })).code).toBe('instructor.visit_outside')
  expect((await visit(me, { visitedOn: '2999-01-01' })).code).toBe('request.invalid')
  expect((await visit(me, { findings: '秘密★' })).code).toBe('request.invalid')
  expect(done(await get<Page<Visit>>(`/instructors/${id}/visits`, me)).items).toHaveLength(1)
  expect((await get(`/instructors/${id}/visits`, leader)).status).toBe(404)
  const own = done(await get<{ instructor: InstructorCard }>('/my-instructor', me)).instructor
  expect([own.instructor.id, own.receipt?.selected]).toEqual([id, true])
  expect(done(await get<{ instructor: null }>('/my-instructor', talent())).instructor).toBeNull()
})

test('a month without a visit on site is missed; others read load and months, but no scores and no grades', async () => {
  const { id } = await anInstructor()
  const { id: assignmentId } = done(await assign(id))
  for (const [visitedOn, mode] of [
    ['2026-01-20', 'on_site'],
    ['2026-02-10', 'remote'],
  ])
    done(await post(`/instructors/${id}/visits`, { assignmentId, visitedOn, mode, purpose: '走访' }))
  done(await post(`/instructors/${id}/grades`, { year: 2026, grade: 'competent', reason: '履职良好' }))
  const [host] = (await cardOf(id)).assignments
  expect(host!.months.slice(0, 2).map(({ state }) => state)).toEqual(['visited', 'missed'])
  const seen = done(await get<InstructorCard>(`/instructors/${id}`, leader))
  expect([seen.receipt, seen.grades, seen.assignments[0]!.missed]).toEqual([null, [], host!.missed])
})

test('a year is graded once, with what it had come to', async () => {
  const { id } = await anInstructor()
  done(await post(`/instructors/${id}/training`, { heldOn: '2026-03-01', title: '集中培训', minutes: 600 }))
  const grade = () =>
    post<Grade>(`/instructors/${id}/grades`, { year: 2026, grade: 'excellent', reason: '成效明显' })
  const answers = await Promise.all([grade(), grade(), grade()])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
  expect((await cardOf(id)).grades).toMatchObject([
    { year: 2026, grade: 'excellent', receipt: { trainingMinutes: 600, trainingDue: 1440, visits: 0 } },
  ])
  expect((await post(`/instructors/${id}/grades`, { year: 2025, grade: 'excellent', reason: '' })).code).toBe(
    'request.invalid',
  )
  expect(
    (await post(`/instructors/${id}/grades`, { year: 2025, grade: 'excellent', reason: '早' })).code,
  ).toBe('instructor.ended')
})

test('audit rows name what was done and none of the words about a person', async () => {
  const { id } = await anInstructor()
  const { results } = await env.DB.prepare('SELECT action, detail FROM audit WHERE object_id = ?')
    .bind(id)
    .all()
  expect(results).toMatchObject([{ action: 'instructor.appoint' }])
  expect(JSON.stringify(results)).not.toContain('示例依据')
})
