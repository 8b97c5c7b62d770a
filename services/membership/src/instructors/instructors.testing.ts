import type { Assignment, Instructor, NewInstructor } from '@alliance/contracts/membership'
import { newId } from '@alliance/service-kit'
import { fill, numbered, type RightsRow } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { anOrganisation, aPartyOrganisation, done, post } from '../../test/rooms.testing.ts'
import { anAffiliation, aPerson } from '../people/people.testing.ts'

export const appointed = (personId: string, given: Partial<NewInstructor> = {}) => ({
  personId,
  kind: 'part_time',
  from: '2026-01-01',
  decidedOn: '2025-12-20',
  panel: ['周示例', '杨示例'],
  scores: (['party_spirit', 'party_affairs', 'management'] as const).map((criterion) => ({
    criterion,
    score: 4,
    reason: '示例依据',
  })),
  ...given,
})

export async function aFullMember(accountId?: string): Promise<string> {
  const personId = await aPerson(accountId ? { accountId } : {})
  await anAffiliation(personId, (await aPartyOrganisation()).id)
  return personId
}

export const anInstructor = async (personId?: string): Promise<Instructor> =>
  done(await post<Instructor>('/instructors', appointed(personId ?? (await aFullMember()))))

export const assign = async (id: string, given: object = {}) =>
  post<Assignment>(`/instructors/${id}/assignments`, {
    organisationId: await anOrganisation(),
    from: '2026-01-01',
    ...given,
  })

const receipt = `'{"rule":"instructor","version":"2026-1","scores":[],"total":12,"leastTotal":12,"leastEach":3,"panel":[],"affiliationId":"' || ${numbered('aff')} || '","selected":true,"reasons":[],"decidedOn":"2025-01-01"}'`
const columns = `(id, person_id, kind, letter_no, letter_year, letter_sequence, valid_from, valid_to, receipt, provenance,
  is_demo, created_at, updated_at)`

export async function insertInstructors(rows: number): Promise<string[]> {
  const made: string[] = []
  for (let i = 0; i < rows; i++) {
    const id = newId('instructor')
    await env.DB.prepare(
      `INSERT INTO instructor ${columns} VALUES (?, ?, 'part_time', ?, 2020, ?, date('2024-01-01', ?), '2027-01-01', '{}',
        'entered', 0, '', '')`,
    )
      .bind(id, await aPerson(), id, null, `+${(made.length * 7) % 40} days`)
      .run()
    made.push(id)
  }
  return made
}

/** Instructors with one host and one visit each; people and organisations of the same numbers must be there. */
export async function fillInstructors(rows: number): Promise<void> {
  const [instructor, assignment] = [numbered('ins'), numbered('asg')]
  for (const insert of [
    `INSERT INTO instructor ${columns} SELECT ${instructor}, ${numbered('per')}, 'part_time', 'DJZD-' || value, 2021, value,
      date('2024-06-01', '+' || (value % 400) || ' days'), '2030-01-01', ${receipt}, 'entered', 0, '', '' FROM numbers`,
    `INSERT INTO assignment (id, instructor_id, organisation_id, valid_from, valid_to, provenance, is_demo, created_at)
      SELECT ${assignment}, ${instructor}, ${numbered('org')}, '2026-01-01', '2030-01-01', 'entered', 0, '' FROM numbers`,
    `INSERT INTO visit (id, instructor_id, assignment_id, visited_on, mode, purpose, findings, follow_up, logged_by,
        provenance, is_demo, created_at)
      SELECT ${numbered('vis')}, ${instructor}, ${assignment}, '2026-02-01', 'on_site', '走访', '', '', '样例', 'entered', 0,
        '2026-02-01T00:00:00.000Z' FROM numbers`,
  ])
    await fill(env.DB, `${insert} WHERE true ON CONFLICT DO NOTHING`, rows)
}

export async function instructorReads() {
  const { id } = await anInstructor()
  done(await assign(id))
  return {
    instructors: { path: '/instructors?limit=50', perRow: 5 },
    'instructors who serve': { path: '/instructors?limit=50&serving=true', perRow: 5 },
    'an instructor': { path: `/instructors/${id}`, besides: 20 },
    'visits of an instructor': { path: `/instructors/${id}/visits`, besides: 20 },
    'one’s own appointment': { path: '/my-instructor' },
  }
}

export const instructorLists = {
  listInstructors: { path: '/instructors', insert: insertInstructors },
  listInstructorVisits: async () => {
    const { id } = await anInstructor()
    const { id: assignmentId } = done(await assign(id))
    const one = async (day: number) =>
      done(
        await post<{ id: string }>(`/instructors/${id}/visits`, {
          assignmentId,
          visitedOn: `2026-03-${String((day % 28) + 1).padStart(2, '0')}`,
          purpose: '走访',
        }),
      ).id
    return {
      path: `/instructors/${id}/visits`,
      insert: async (rows: number) => {
        const made: string[] = []
        for (let i = 0; i < rows; i++) made.push(await one(i * 5))
        return made
      },
    }
  },
}

const params = async () => ({ instructorId: (await anInstructor()).id })
const strangers = {
  'the wrong role': 404,
  'a system administrator': 404,
  'an auditor': 404,
  'a partner’s system': 404,
  'a partner’s system without scopes': 404,
}
const onlyWhoAppoints = {
  ...strangers,
  owner: 404,
  'another enterprise': 404,
  'its branch': 404,
  'the branch above': 404,
  'another branch': 404,
  'a leader': 404,
}
const assigned: { instructorId: string; assignmentId: string } = { instructorId: '', assignmentId: '' }
const withHost = async () => {
  const { instructorId } = await params()
  const { id } = done(await assign(instructorId))
  return Object.assign(assigned, { instructorId, assignmentId: id })
}
const member = { personId: '' }
const host = { organisationId: '' }

export const instructorRights: Record<string, RightsRow<unknown>> = {
  listInstructors: {},
  exportInstructors: {},
  appointInstructor: {
    params: async () => {
      member.personId = await aFullMember()
      return {}
    },
    body: () => appointed(member.personId),
  },
  getInstructor: { params, expect: strangers },
  getMyInstructor: {},
  endInstructor: { params, body: () => ({ on: '2026-06-01', reason: 'withdrawn' }) },
  assignInstructor: {
    params: async () => {
      host.organisationId = await anOrganisation()
      return params()
    },
    body: () => ({ ...host, from: '2026-01-01' }),
  },
  endAssignment: { params: withHost, body: () => ({ on: '2026-06-01' }) },
  listInstructorVisits: { params, expect: onlyWhoAppoints },
  exportInstructorVisits: { params, expect: onlyWhoAppoints },
  logVisit: {
    params: withHost,
    body: () => ({ assignmentId: assigned.assignmentId, visitedOn: '2026-02-03', purpose: '走访' }),
    expect: onlyWhoAppoints,
  },
  recordInstructorTraining: {
    params,
    body: () => ({ heldOn: '2026-02-03', title: '集中培训', minutes: 480 }),
  },
  gradeInstructor: { params, body: () => ({ year: 2026, grade: 'competent', reason: '履职良好' }) },
}
