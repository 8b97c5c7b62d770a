import type { Page } from '@alliance/contracts'
import type {
  AdmissionTerms,
  AllianceMember,
  MemberApplication,
  PublicityNotice,
  Objection,
  PublicOverview,
  QueuedApplication,
} from '@alliance/contracts/membership'
import { done, secretary, talent } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { contextOn } from '../../test/rooms.testing.ts'
import { as } from '../../test/scene.testing.ts'
import { concludePublicity, followCommittees, settleClocks } from './admitting.usecases.ts'
import { aCommittee, inState, postedOn, type Joining } from './member-applications.testing.ts'

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const everyMinute = () => concludePublicity(contextOn(today))
const over = ({ id }: Joining) => postedOn(id, '2026-03-02', '2026-03-09')
const stateOf = async (joining: Joining) => (await joining.card()).application.state
const object = (joining: Joining, by = talent(), body: object = {}) =>
  as(by).post<Objection>(`/member-applications/${joining.id}/objections`, {
    content: '该单位去年有环保处罚未整改。',
    ...body,
  })
const answer = (joining: Joining, objectionId: string, body: object) =>
  joining.send(`objections/${objectionId}/answer`, { answer: '经核实，处罚已于去年整改完毕。', ...body })
const noticed = async (joining: Joining) =>
  done(await as(null).get<Page<PublicityNotice>>('/public/publicity-notices?limit=200')).items.find(
    ({ id }) => id === joining.id,
  )

describe('the publicity', () => {
  test('is posted for everyone with five working days, and tells no more than it must', async () => {
    const joining = await inState('publicity')
    const notice = await noticed(joining)
    expect(Object.keys(notice!).toSorted()).toEqual([
      'chainCode',
      'id',
      'isDemo',
      'kind',
      'lastDay',
      'organisationName',
      'postedOn',
      'provisional',
    ])
    const { application } = await joining.card()
    expect(notice).toMatchObject({ postedOn: today, lastDay: application.step!.dueOn })
    expect(await noticed(await inState('zone_approval'))).toBeUndefined()
  })

  test('is not cut short: nobody is admitted before its last day has passed', async () => {
    const joining = await inState('publicity')
    await everyMinute()
    const early = await joining.send('admission', { calendarConfirmed: true })
    expect([early.code, await stateOf(joining)]).toEqual(['member_application.publicity', 'publicity'])
    // Also where the stored day says otherwise: what counts is the day it was posted on.
    await env.DB.prepare(
      `UPDATE member_application SET due_on = '2026-01-05', due_sort = '2026-01-05' WHERE id = ?`,
    )
      .bind(joining.id)
      .run()
    await everyMinute()
    expect(await stateOf(joining)).toBe('publicity')
  })

  test('ends by itself in an admission, once, however often cron runs', async () => {
    const before = done(await as(null).get<PublicOverview>('/public/overview'))
    const joining = await inState('publicity')
    await over(joining)
    await Promise.all([everyMinute(), everyMinute(), joining.send('admission', {})])
    await everyMinute()
    const { application, receipts, member } = await joining.card()
    expect(application).toMatchObject({ state: 'admitted', memberId: member!.id, endedOn: today })
    expect(receipts.filter(({ outcome }) => outcome === 'admitted')).toHaveLength(1)
    const { results } = await env.DB.prepare('SELECT * FROM alliance_member WHERE organisation_id = ?')
      .bind(joining.organisationId)
      .all()
    expect(results).toHaveLength(1)
    expect(done(await as(null).get<PublicOverview>('/public/overview')).counts.members).toBe(
      before.counts.members + 1,
    )
    expect(await noticed(joining)).toBeUndefined()
  })

  test('that counts days not announced yet waits for people, and settles when they are', async () => {
    const joining = await inState('publicity')
    await postedOn(joining.id, '2021-12-27', '2022-01-03')
    await env.DB.prepare('UPDATE member_application SET due_provisional = 1 WHERE id = ?')
      .bind(joining.id)
      .run()
    await everyMinute()
    expect(await stateOf(joining)).toBe('publicity')
    const queue = await as(joining.people.reviewer).get<Page<QueuedApplication>>(
      '/member-application-queue?limit=200',
    )
    expect(done(queue).items.find(({ key }) => key === joining.id)).toMatchObject({
      action: 'admit',
      provisional: true,
    })
    expect((await joining.send('admission', {})).code).toBe('member_application.publicity')
    expect((await joining.send('admission', { calendarConfirmed: true })).body.state).toBe('admitted')
    const { receipts } = await joining.card()
    expect(receipts.at(-1)!.reasons.at(-1)!.text.zh).toContain('人工核对')

    const settled = await inState('publicity')
    await postedOn(settled.id, '2026-03-02', '2026-03-08')
    await env.DB.prepare('UPDATE member_application SET due_provisional = 1 WHERE id = ?')
      .bind(settled.id)
      .run()
    await settleClocks(contextOn(today))
    expect((await settled.card()).application.step).toMatchObject({ dueOn: '2026-03-09', provisional: false })
    await everyMinute()
    expect(await stateOf(settled)).toBe('admitted')
  })
})

describe('an objection', () => {
  test('is raised by whoever is signed in, once while it is open, and hides its name from the applicant', async () => {
    const joining = await inState('publicity')
    const objector = talent()
    const raised = done(await object(joining, objector, { channel: 'letter', raisedBy: '他人' }))
    expect(raised).toMatchObject({ channel: 'portal', raisedBy: objector.name, state: 'open' })
    expect((await object(joining, objector)).code).toBe('objection.twice')
    const [theirs] = (await joining.card(joining.people.applicant)).objections
    expect(theirs).toMatchObject({ content: raised.content, raisedBy: null })
    expect((await joining.card()).objections[0]!.raisedBy).toBe(objector.name)
    const queue = await as(joining.people.reviewer).get<Page<QueuedApplication>>(
      '/member-application-queue?limit=200',
    )
    expect(done(queue).items.find(({ key }) => key === raised.id)).toMatchObject({ action: 'answer' })
    expect((await object(await inState('zone_approval'))).status).toBe(404)
  })

  test('holds the admission until it is answered; dismissed, the admission follows', async () => {
    const joining = await inState('publicity')
    const { id } = done(await object(joining, secretary(), { channel: 'visit', raisedBy: '来访群众' }))
    await over(joining)
    await everyMinute()
    expect((await joining.send('admission', {})).code).toBe('member_application.publicity')
    expect((await object(joining)).code).toBe('objection.late')
    expect((await answer(joining, id, { ruling: 'dismissed' })).body).toMatchObject({ state: 'dismissed' })
    expect((await answer(joining, id, { ruling: 'dismissed' })).code).toBe('objection.answered')
    await everyMinute()
    expect(await stateOf(joining)).toBe('admitted')
  })

  test('sustained sends it back to a new round, in which what is missing may be told once more', async () => {
    const joining = await inState('publicity')
    const { id } = done(await object(joining))
    expect((await answer(joining, id, { ruling: 'sustained' })).status).toBe(400)
    done(await answer(joining, id, { ruling: 'sustained', effect: 'return' }))
    const { application, receipts } = await joining.card()
    expect(application).toMatchObject({ state: 'formal_review', round: 2 })
    expect(receipts.at(-1)).toMatchObject({
      decision: 'member-application.objection',
      outcome: 'sent_back',
      replay: 'same',
    })
    const returned = await joining.send('formal-review', { choice: 'return', missing: ['整改证明'] })
    expect(returned.body.state).toBe('supplement')
  })

  test('sustained may reject it for good', async () => {
    const joining = await inState('publicity')
    const { id } = done(await object(joining))
    done(await answer(joining, id, { ruling: 'sustained', effect: 'reject' }))
    expect(await stateOf(joining)).toBe('rejected')
  })

  test('raised while an admission is being written is not passed over', async () => {
    const joining = await inState('publicity')
    await over(joining)
    // The last day is looked at when it is raised; here it is moved, so that both can win.
    const raise = postedOn(joining.id, '2026-03-02', today).then(() => object(joining))
    const [raised] = await Promise.all([raise, everyMinute()])
    const { application, objections } = await joining.card()
    if (application.state === 'admitted')
      expect(raised.status === 201 && objections[0]!.state === 'open').toBe(false)
    else expect(objections).toHaveLength(1)
  })
})

describe('the terms of admission', () => {
  const days = {
    formalReview: 3,
    supplement: 10,
    chainOpinion: 7,
    zoneApproval: 3,
    publicity: 7,
    objectionAnswer: 5,
    hearing: 5,
  }
  const set = (from: string, given: object = {}) =>
    as(secretary()).post<AdmissionTerms>('/admission-terms', {
      from,
      days: { ...days, ...given },
      reviewMonths: 12,
      basis: '党工委会议纪要',
    })

  test('are there from the launch; new ones hold from their day, and steps keep those they began under', async () => {
    const began = await inState('formal_review')
    const made = done(await set(today))
    expect(made).toMatchObject({ version: 2, from: today, days: { publicity: 7 } })
    expect((await set(today)).code).toBe('admission_terms.overlap')
    expect((await set('2026-01-01')).code).toBe('admission_terms.overlap')
    expect((await set('2999-01-01', { publicity: 4 })).status).toBe(400)
    expect((await began.card()).application.step!.workingDays).toBe(5)
    const accepted = await began.send('formal-review', { choice: 'accept' })
    expect((accepted.body as unknown as MemberApplication).step).toMatchObject({
      workingDays: 7,
      from: today,
    })
    const { items } = done(await as(secretary()).get<Page<AdmissionTerms>>('/admission-terms'))
    expect(items.map(({ version, from }) => [version, from])).toEqual([
      [1, '2022-06-29'],
      [2, today],
    ])
  })
})

test('an application follows its chain when its committee is dissolved', async () => {
  const joining = await inState('chain_opinion')
  done(await as(secretary()).patch(`/party-organisations/${joining.committee}`, 1, { name: '原联合党委' }))
  await env.DB.prepare('UPDATE party_organisation SET dissolved_on = ? WHERE id = ?')
    .bind(today, joining.committee)
    .run()
  const next = await aCommittee('TX')
  await followCommittees(contextOn(today))
  expect((await joining.card()).committee!.id).toBe(next)
})

test('a member that was admitted by its application stands in the list with its next review', async () => {
  const { organisationId } = await inState('admitted')
  const { items } = done(await as(secretary()).get<Page<AllianceMember>>('/alliance-members?limit=200'))
  expect(items.find((member) => member.organisationId === organisationId)).toMatchObject({
    standing: 'active',
    admittedOn: today,
    endedOn: null,
  })
})
