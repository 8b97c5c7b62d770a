import type { Page } from '@alliance/contracts'
import type { CertificateVerification } from '@alliance/contracts'
import type {
  AllianceMember,
  MemberCard,
  MemberRemoval,
  MemberReview,
  PublicOverview,
} from '@alliance/contracts/membership'
import { done, hr, leader, partySecretary, secretary } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { as } from '../../test/scene.testing.ts'
import { anApplicant, aCommittee, inState } from '../member-applications/member-applications.testing.ts'

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10)

async function aMember(admittedOn = '2022-06-29') {
  const organisationId = await anApplicant()
  const member = done(
    await as(secretary()).post<AllianceMember>('/alliance-members', {
      organisationId,
      kind: 'upstream',
      admittedOn,
    }),
  )
  const path = `/alliance-members/${member.id}`
  return {
    ...member,
    path,
    card: async (asOf?: string, by = secretary()) =>
      done(await as(by).get<MemberCard>(asOf ? `${path}?asOf=${asOf}` : path)),
    send: <T>(step: string, body: unknown, by = secretary()) => as(by).post<T>(`${path}/${step}`, body),
  }
}
type Member = Awaited<ReturnType<typeof aMember>>

const reviewed = (member: Member, given: object = {}) =>
  member.send<MemberReview>('reviews', {
    year: 2025,
    result: 'pass',
    reviewedOn: '2026-01-10',
    note: '活动参与积极。',
    ...given,
  })
const standings = async (member: Member, ...dates: string[]) =>
  Promise.all(dates.map(async (date) => (await member.card(date)).member.standing))
const verified = async (plaqueNo: string | null) =>
  done(await as(null).get<CertificateVerification>(`/public/certificate-verification?number=${plaqueNo}`))

describe('an annual review', () => {
  test('that is passed sets the next one, and is held once a year', async () => {
    const member = await aMember()
    expect(member.reviewDueOn).toBe('2023-06-29')
    const answer = await reviewed(member)
    expect([answer.status, answer.cost.trips]).toEqual([201, 2])
    expect((await reviewed(member)).code).toBe('member_review.duplicate')
    const { member: now, file } = await member.card()
    expect(now).toMatchObject({ standing: 'active', reviewDueOn: '2027-01-10', version: 2 })
    expect(file!.receipts).toMatchObject([
      { decision: 'member.annual-review', outcome: 'pass', replay: 'same' },
    ])
  })

  test('that asks for a rectification is closed by its follow-up; the standing of each day stays right', async () => {
    const member = await aMember()
    expect((await reviewed(member, { result: 'rectify' })).status).toBe(400)
    const review = done(await reviewed(member, { result: 'rectify', rectifyBy: '2026-03-31' }))
    expect(await standings(member, '2026-01-09', '2026-01-10', today)).toEqual([
      'active',
      'rectifying',
      'rectifying',
    ])
    expect((await reviewed(member, { year: 2026, reviewedOn: '2026-02-01' })).code).toBe('member.standing')
    done(await member.send(`reviews/${review.id}/follow-up`, { result: 'suspend', note: '仍未整改。' }))
    expect(
      (await member.send(`reviews/${review.id}/follow-up`, { result: 'pass', note: '再次。' })).code,
    ).toBe('member_review.closed')
    expect(await standings(member, '2026-01-10', today)).toEqual(['rectifying', 'suspended'])
    expect(await verified(member.plaqueNo)).toMatchObject({ state: 'suspended', until: null })
    done(await member.send('reinstatement', { reason: '已整改到位。' }))
    expect((await member.send('reinstatement', { reason: '再次。' })).code).toBe('member.standing')
    expect(await standings(member, '2026-01-10', today)).toEqual(['rectifying', 'active'])
    const { file } = await member.card()
    expect(file!.receipts.map(({ decision, outcome, replay }) => [decision, outcome, replay])).toEqual([
      ['member.annual-review', 'rectify', 'same'],
      ['member.rectification', 'suspend', 'same'],
      ['member.reinstatement', 'reinstated', 'same'],
    ])
    expect(file!.receipts[1]!.reasons.find(({ code }) => code === 'clock')).toMatchObject({ met: false })
  })

  test('of two at once, one changes the member', async () => {
    const member = await aMember()
    const answers = await Promise.all([
      reviewed(member, { result: 'suspend' }),
      reviewed(member, { year: 2024, result: 'rectify', rectifyBy: '2026-06-30' }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect((await member.card()).file!.reviews).toHaveLength(1)
  })
})

describe('leaving', () => {
  test('is the member’s own decision; it ends on its day, and the numbers of each day stay right', async () => {
    const member = await aMember()
    const count = async () => done(await as(null).get<PublicOverview>('/public/overview')).counts.members
    const before = await count()
    const own = hr(member.organisationId)
    expect((await member.send('exit', { on: today, reason: '代为退出' })).code).toBe('access.denied')
    expect((await member.send('exit', { on: '2026-01-01', reason: '追溯' }, own)).status).toBe(400)
    done(await reviewed(member, { result: 'suspend' }))
    const left = await member.send<AllianceMember>('exit', { on: today, reason: '业务调整' }, own)
    expect(left.body).toMatchObject({ endedOn: today, standing: 'ended', reviewDueOn: null })
    expect(await count()).toBe(before - 1)
    expect(await standings(member, '2026-01-09', '2026-01-10', today)).toEqual([
      'active',
      'suspended',
      'ended',
    ])
    expect(await verified(member.plaqueNo)).toMatchObject({
      state: 'ended',
      since: '2022-06-29',
      until: today,
    })
    expect((await member.send('exit', { on: today, reason: '再次' }, own)).code).toBe('member.ended')
    expect((await reviewed(member, { year: 2026 })).code).toBe('member.ended')
    const listed = async (asOf: string) =>
      done(
        await as(leader()).get<Page<AllianceMember>>(`/alliance-members?limit=200&asOf=${asOf}`),
      ).items.some(({ id }) => id === member.id)
    expect([await listed('2026-01-01'), await listed(today)]).toEqual([true, false])
  })

  test('on a day to come leaves it a member until then', async () => {
    const member = await aMember()
    const left = await member.send<AllianceMember>(
      'exit',
      { on: tomorrow, reason: '业务调整' },
      hr(member.organisationId),
    )
    expect(left.body).toMatchObject({ endedOn: tomorrow, standing: 'active' })
    expect((await verified(member.plaqueNo)).state).toBe('valid')
    expect(await standings(member, today, tomorrow)).toEqual(['active', 'ended'])
  })
})

describe('a removal', () => {
  const proposed = (member: Member, by = secretary()) =>
    member.send<MemberRemoval>('removals', { ground: 'inactive', reason: '连续两年未参加任何活动。' }, by)
  const decided = (member: Member, id: string, choice: string, by = leader()) =>
    member.send<MemberRemoval>(`removals/${id}/decision`, { choice, note: '经研究决定。' }, by)

  test('is not decided before the member was heard or its time has passed', async () => {
    const member = await aMember()
    const own = hr(member.organisationId)
    const { id } = done(await proposed(member))
    expect((await proposed(member)).code).toBe('member_removal.open')
    expect((await decided(member, id, 'remove')).code).toBe('member_removal.hearing')
    expect((await member.card(undefined, own)).may).toEqual(['leave', 'state'])
    const statement = { statement: '今年已报名三场沙龙。' }
    expect((await member.send(`removals/${id}/statement`, statement, hr(await anApplicant()))).status).toBe(
      404,
    )
    done(await member.send(`removals/${id}/statement`, statement, own))
    expect((await member.send(`removals/${id}/statement`, statement, own)).code).toBe('member_removal.stated')
    expect(done(await decided(member, id, 'drop'))).toMatchObject({ state: 'dropped' })
    expect((await member.card()).member).toMatchObject({ standing: 'active', endedOn: null })
  })

  test('ends the member once, decided by someone else than who proposed it', async () => {
    const member = await aMember()
    const { id } = done(await proposed(member))
    await env.DB.prepare(`UPDATE member_removal SET heard_until = '2026-03-02' WHERE id = ?`).bind(id).run()
    const proposer = await env.DB.prepare('SELECT proposed_by_id AS id FROM member_removal WHERE id = ?')
      .bind(id)
      .first<string>('id')
    expect((await decided(member, id, 'remove', { ...leader(), id: proposer! })).code).toBe('duties.separate')
    const answers = await Promise.all(Array.from({ length: 10 }, () => decided(member, id, 'remove')))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const { member: now, file } = await member.card()
    expect(now).toMatchObject({ endedOn: today, standing: 'ended' })
    expect(file!.receipts.at(-1)).toMatchObject({
      decision: 'member.removal',
      outcome: 'removed',
      replay: 'same',
    })
    expect(file!.receipts.at(-1)!.reasons[0]!.text.zh).toBe('期限 2026-03-02 内未陈述意见')
  })
})

describe('a member’s page', () => {
  test('shows its file to itself and to those who decide, and to others only what is public', async () => {
    const joining = await inState('admitted')
    const { member } = await joining.card()
    const read = async (by: Parameters<typeof as>[0]) =>
      done(await as(by).get<MemberCard>(`/alliance-members/${member!.id}`))
    const own = await read(joining.people.applicant)
    expect([own.applicationId, own.file === null, own.may]).toEqual([joining.id, false, ['leave']])
    expect((await read(joining.people.approver)).file).not.toBeNull()
    const other = await read(hr(await anApplicant()))
    expect([other.applicationId, other.file, other.may]).toEqual([null, null, []])
    expect((await read(partySecretary(await aCommittee()))).file).toBeNull()
  })
})

describe('a plaque', () => {
  test('is verified by its number, however it is typed, with no more than its holder, kind and dates', async () => {
    const { plaqueNo } = await aMember('2023-02-01')
    const found = await verified(plaqueNo)
    expect(found).toMatchObject({ number: plaqueNo, state: 'valid', since: '2023-02-01', until: null })
    expect(await verified(encodeURIComponent(` ${plaqueNo!.toLowerCase()} `))).toEqual(found)
    expect(Object.keys(found).toSorted()).toEqual(
      ['holder', 'isDemo', 'number', 'since', 'state', 'until', 'what'].toSorted(),
    )
  })

  test.each(['LM-2022-9999-X', 'LM-2022-0001-A', 'VS-2022-0001-0', 'nothing', '%27%20OR%201=1'])(
    '%s is unknown, and nothing is told of it',
    async (number) => {
      const { state, holder, what, since, until } = await verified(number)
      expect({ state, holder, what, since, until }).toEqual({
        state: 'unknown',
        holder: null,
        what: null,
        since: null,
        until: null,
      })
    },
  )
})
