import type { Principal } from '@alliance/contracts'
import type {
  ApplicationState,
  MemberApplication,
  MemberApplicationCard,
  NewMemberApplication,
  NewOrganisation,
} from '@alliance/contracts/membership'
import { creditCodeCheckDigit } from '@alliance/identifiers'
import {
  type Answer,
  done,
  fill,
  hr,
  leader,
  numbered,
  partySecretary,
  secretary,
  talent,
  type RightsRow,
} from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { as, type Scene } from '../../test/scene.testing.ts'

let numbers = 0

/** A synthetic credit code whose check digit is right. */
export function creditCode(): string {
  const first17 = `91320402X${String(9_000_000 + ++numbers).padStart(8, '0')}`
  return first17 + creditCodeCheckDigit(first17)
}

export const aCommittee = async (
  chainCode = 'TX',
  functionalParentId: string | null = null,
): Promise<string> =>
  done(
    await as(secretary()).post<{ id: string }>('/party-organisations', {
      name: `产业链联合党委${++numbers}`,
      type: 'chain_committee',
      chainCode,
      // The scenes of the rights table have no levels.
      gridLevel: functionalParentId === null ? 2 : null,
      committeeForm: 'joint',
      establishedOn: '2022-06-29',
      functionalParentId,
    }),
  ).id

/** An enterprise that meets all that membership asks, unless told otherwise. */
export async function anApplicant(given: Partial<NewOrganisation> = {}, place: string | null = 'upstream') {
  const { post } = as(secretary())
  const { id } = done(
    await post<{ id: string }>('/organisations', {
      name: `申请单位${++numbers}`,
      kind: 'enterprise',
      creditCode: creditCode(),
      partyStatus: 'own_branch',
      ...given,
    }),
  )
  if (place) done(await post('/chains/TX/links', { organisationId: id, place, from: '2024-01-01' }))
  return id
}

export const asking = (organisationId: string, given: Partial<NewMemberApplication> = {}) => ({
  organisationId,
  kind: 'upstream',
  chainCode: 'TX',
  statement: '希望与链上企业共建共享。',
  contribution: '开放检测实验室。',
  charterAccepted: true,
  ...given,
})

const path = (id: string, step = '') => `/member-applications/${id}${step}`

export interface Joining {
  id: string
  organisationId: string
  committee: string
  people: Record<'applicant' | 'reviewer' | 'opiner' | 'approver', Principal>
  send(
    step: string,
    body: unknown,
    by?: keyof Joining['people'],
  ): Promise<Answer<MemberApplication & { detail?: string }>>
  card(by?: Principal): Promise<MemberApplicationCard>
}

/** A draft, and the four who take it further. */
export async function aDraft(
  given: Partial<NewMemberApplication> = {},
  organisation?: string,
): Promise<Joining> {
  const committee = await aCommittee(given.chainCode)
  const organisationId = organisation ?? (await anApplicant())
  const people = {
    applicant: hr(organisationId),
    reviewer: secretary(),
    opiner: partySecretary(committee),
    approver: leader(),
  }
  const { id } = done(
    await as(people.applicant).post<MemberApplication>('/member-applications', asking(organisationId, given)),
  )
  return {
    id,
    organisationId,
    committee,
    people,
    send: (step, body, by = 'reviewer') => as(people[by]).post(path(id, `/${step}`), body),
    card: async (by = people.reviewer) => done(await as(by).get<MemberApplicationCard>(path(id))),
  }
}

const way: [state: ApplicationState, step: string, body: unknown, by: keyof Joining['people']][] = [
  ['formal_review', 'submission', undefined, 'applicant'],
  ['chain_opinion', 'formal-review', { choice: 'accept' }, 'reviewer'],
  ['zone_approval', 'opinion', { choice: 'support', note: '同意加入。' }, 'opiner'],
  ['publicity', 'approval', { choice: 'approve' }, 'approver'],
]

/** An application that was taken to a state, each step by someone else. */
export async function inState(
  state: ApplicationState,
  given: Partial<NewMemberApplication> = {},
): Promise<Joining> {
  const joining = await aDraft(given)
  if (state === 'draft') return joining
  for (const [reached, step, body, by] of way) {
    done(await joining.send(step, body, by))
    if (reached === state) return joining
  }
  await postedOn(joining.id, '2026-03-02', '2026-03-09')
  done(await joining.send('admission', {}))
  return joining
}

/** As if the publicity had begun on another day. Only a test's own database can be told so. */
export const postedOn = (id: string, from: string, lastDay: string): Promise<unknown> =>
  env.DB.prepare(
    `UPDATE member_application SET step_from = ?, step_days = 5, due_on = ?, due_sort = ?, due_provisional = 0 WHERE id = ?`,
  )
    .bind(from, lastDay, lastDay, id)
    .run()

/** As if the step had fallen due on another day. */
export const dueOn = (id: string, date: string): Promise<unknown> =>
  env.DB.prepare(`UPDATE member_application SET due_on = ?, due_sort = ? WHERE id = ?`)
    .bind(date, date, id)
    .run()

const at = `'2026-01-01T00:00:00.000Z'`
/** One in two waits for its review, the others lie with a committee that has none of its own. */
const state = `CASE value % 6 WHEN 0 THEN 'admitted' WHEN 1 THEN 'chain_opinion' WHEN 2 THEN 'zone_approval' WHEN 3 THEN 'publicity' ELSE 'formal_review' END`
const dueDay = `date('2027-01-01', '+' || (value % 1000) || ' days')`

/** Fills one application, with one receipt, and for each in publicity one open objection. */
export async function fillApplications(rows: number): Promise<void> {
  for (const insert of [
    `INSERT INTO member_application (id, organisation_id, kind, chain_code, statement, contribution, expectation,
        charter_accepted, state, round, notice_given, step_from, step_days, due_on, due_provisional, due_sort, submitted_on,
        ended_on, created_by, provenance, is_demo, created_at, updated_at)
      SELECT ${numbered('map')}, ${numbered('org')}, 'upstream', 'SM', '', '', '', 1, ${state}, 1, 0, '2026-01-01', 5, ${dueDay},
        value % 3 = 0, ${dueDay}, '2026-01-01', iif(value % 6, NULL, '2026-02-01'), 'acc', 'entered', 0, ${at}, ${at}
      FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    `INSERT INTO decision_receipt (id, subject_type, subject_id, decision, outcome, rule, reasons, inputs, decided_at, decided_by_id, decided_by)
      SELECT ${numbered('rct')}, 'member-application', ${numbered('map')}, 'member-application.submission', 'received', 'submission-1',
        '[]', '{}', ${at}, 'acc', 'A' FROM numbers WHERE value NOT IN (SELECT 0) AND NOT EXISTS (SELECT 1 FROM decision_receipt r WHERE r.id = ${numbered('rct')})`,
    `INSERT INTO objection (id, application_id, content, channel, raised_on, entered_by, due_on, due_provisional, created_at)
      SELECT ${numbered('obj')}, ${numbered('map')}, 'C', 'letter', '2026-01-01', 'acc', ${dueDay}, 0, ${at}
      FROM numbers WHERE value % 6 = 3 ON CONFLICT DO NOTHING`,
  ])
    await fill(env.DB, insert, rows)
}

/** What reads of them cost: perRow a receipt is looked at for whether the caller decided another step. */
export const applicationReads = async () => {
  const joining = await inState('chain_opinion')
  const { applicant, opiner, approver } = joining.people
  return {
    'applications for membership': { path: '/member-applications?limit=50', besides: 20 },
    'applications in a state': { path: '/member-applications?limit=20&state=zone_approval', besides: 20 },
    'applications, for an enterprise': { path: '/member-applications', as: applicant, besides: 20 },
    'applications, for a committee': { path: '/member-applications', as: opiner, besides: 40 },
    'the queue of a secretary': { path: '/member-application-queue?limit=20', perRow: 10, besides: 60 },
    'the queue of a leader': { path: '/member-application-queue?limit=20', as: approver, perRow: 5 },
    'the queue of a committee': { path: '/member-application-queue', as: opiner, besides: 40 },
    'the queue of an enterprise': { path: '/member-application-queue', as: applicant, besides: 20 },
    'an application': { path: `/member-applications/${joining.id}`, besides: 40 },
    'notices of publicity': { path: '/public/publicity-notices?limit=50' },
    'terms of admission': { path: '/admission-terms' },
  }
}

const scenes = new WeakMap<Scene, Promise<string>>()

/** The application of a scene's enterprise, below its committee, as if it had come to a state. */
async function applicationIn(scene: Scene, state: ApplicationState): Promise<{ applicationId: string }> {
  const known = scenes.get(scene) ?? begin(scene)
  scenes.set(scene, known)
  const applicationId = await known
  await env.DB.prepare(
    `UPDATE member_application SET state = ?, submitted_on = ?, step_from = '2026-01-01', step_days = 5, due_on = '2999-01-01', due_sort = '2999-01-01' WHERE id = ?`,
  )
    .bind(state, state === 'draft' ? null : '2026-01-01', applicationId)
    .run()
  return { applicationId }
}

async function begin(scene: Scene): Promise<string> {
  await aCommittee('TX', scene.root.id)
  const { post, patch } = as(secretary())
  done(
    await patch(`/organisations/${scene.mine}`, 1, { creditCode: creditCode(), partyStatus: 'own_branch' }),
  )
  done(await post('/chains/TX/links', { organisationId: scene.mine, place: 'upstream', from: '2024-01-01' }))
  return done(await as(hr(scene.mine)).post<{ id: string }>('/member-applications', asking(scene.mine))).id
}

/** An enterprise sees its own, a committee and who stands above it those of its chain. */
const place = ({ mine, root }: Scene) => ({ enterprise: mine, orgs: [root.id] })
const of = (state: ApplicationState) => ({ params: (scene: Scene) => applicationIn(scene, state), place })
/** Whose rights span the zone sees what was submitted, and writes only what it entered. */
const notItsOwn = { 'the secretary of the alliance': 403 }
const onlyPersons = { 'a partner’s system': 403, 'a partner’s system without scopes': 403 }

const listed: RightsRow<Scene> = {
  ...of('formal_review'),
  shows: ({ number }) => `啊${number}织造`,
}

export const applicationRights: Record<string, RightsRow<Scene>> = {
  listMemberApplications: { ...listed, query: () => ({ limit: '200' }) },
  exportMemberApplications: listed,
  listMemberApplicationQueue: {},
  exportMemberApplicationQueue: {},
  draftMemberApplication: { body: ({ mine }) => asking(mine), expect: { 'another enterprise': 422 } },
  getMemberApplication: of('formal_review'),
  updateMemberApplication: { ...of('supplement'), body: () => ({ statement: '补充。' }), expect: notItsOwn },
  submitMemberApplication: { ...of('supplement'), expect: notItsOwn },
  withdrawMemberApplication: {
    ...of('formal_review'),
    body: () => ({ reason: '改期再报' }),
    expect: notItsOwn,
  },
  reviewMemberApplication: { ...of('formal_review'), body: () => ({ choice: 'accept' }) },
  opineOnMemberApplication: { ...of('chain_opinion'), body: () => ({ choice: 'support', note: '同意。' }) },
  approveMemberApplication: { ...of('zone_approval'), body: () => ({ choice: 'approve' }) },
  concludeMemberApplication: { ...of('publicity'), body: () => ({}) },
  listPublicityNotices: {},
  exportPublicityNotices: {},
  raiseObjection: {
    params: (scene) => applicationIn(scene, 'publicity'),
    body: () => ({ content: '该单位有处罚未整改。' }),
    expect: onlyPersons,
  },
  answerObjection: {
    params: async (scene) => {
      const { applicationId } = await applicationIn(scene, 'publicity')
      const { id } = done(
        await as(talent()).post<{ id: string }>(`/member-applications/${applicationId}/objections`, {
          content: '该单位有处罚未整改。',
        }),
      )
      return { applicationId, objectionId: id }
    },
    place,
    body: () => ({ ruling: 'dismissed', answer: '经核实不成立。' }),
  },
  listAdmissionTerms: {},
  exportAdmissionTerms: {},
  setAdmissionTerms: {
    body: () => ({
      from: `2999-01-${String(++numbers % 28 || 28).padStart(2, '0')}`,
      days: {
        formalReview: 5,
        supplement: 10,
        chainOpinion: 10,
        zoneApproval: 5,
        publicity: 5,
        objectionAnswer: 5,
        hearing: 5,
      },
      reviewMonths: 12,
      basis: '党工委会议纪要',
    }),
  },
}

const inTurn = async (rows: number, one: (n: number) => Promise<string>): Promise<string[]> => {
  const made: string[] = []
  for (let i = 0; i < rows; i++) made.push(await one(i))
  return made
}
let years = 2100

export const applicationLists = {
  listMemberApplicationQueue: {
    path: '/member-application-queue',
    key: (row: Record<string, unknown>) => String(row.key),
    insert: (rows: number) => inTurn(rows, async () => (await inState('formal_review')).id),
  },
  listPublicityNotices: {
    path: '/public/publicity-notices',
    insert: (rows: number) => inTurn(rows, async () => (await inState('publicity')).id),
  },
  listAdmissionTerms: {
    path: '/admission-terms',
    key: (row: Record<string, unknown>) => String(row.version),
    insert: (rows: number) =>
      inTurn(rows, async () => {
        const body = applicationRights.setAdmissionTerms!.body!(undefined as never) as object
        const made = await as(secretary()).post<{ version: number }>('/admission-terms', {
          ...body,
          from: `${++years}-01-01`,
        })
        return String(done(made).version)
      }),
  },
}
