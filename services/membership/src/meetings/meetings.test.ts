import type { Page } from '@alliance/contracts'
import type { Meeting, MeetingRoom, Minutes, VoteReceipt } from '@alliance/contracts/membership'
import { expect, test } from 'vitest'
import {
  aPartyOrganisation,
  done,
  env,
  get,
  move,
  patch,
  post,
  secretaryOf,
} from '../../test/rooms.testing.ts'
import { anAffiliation, aPerson } from '../people/people.testing.ts'
import { aBranch, aMeeting, anOpenMeeting, aRoom, called, mark, step } from './meetings.testing.ts'

const vote = (id: string, number: number, counts: object) =>
  post<VoteReceipt>(`/meetings/${id}/agenda/${number}/vote`, { ballot: 'secret', ...counts })
const statuses = (answers: { status: number; code: string | undefined }[]) =>
  answers.map(({ status, code }) => code ?? status).toSorted()

test('the roll is drawn as of the meeting’s date, and says why each is on it', async () => {
  const { branch, members, others } = await aBranch(2, 1)
  const [left, late, elsewhere] = [await aPerson(), await aPerson(), await aPerson()]
  await anAffiliation(left, branch.id, { to: '2026-03-10' })
  await anAffiliation(late, branch.id, { from: '2026-03-11' })
  await anAffiliation(elsewhere, branch.id, { kind: 'functional' })
  const { id } = await aMeeting(branch.id)
  const { roll, live } = await aRoom(id)
  expect(roll.map(({ personId, standing, reason }) => [personId, standing, reason]).toSorted()).toEqual(
    [
      ...members.map((member) => [member, 'voting', 'full_member']),
      ...others.map((member) => [member, 'attending', 'probationary_member']),
    ].toSorted(),
  )
  expect(live).toMatchObject({ expected: 2, present: 0, needed: 2, missing: 2, reached: false })
})

test('a general branch expects the members of the branches that stand formally below it', async () => {
  const general = await aPartyOrganisation({ type: 'general_branch' })
  const { branch, members } = await aBranch(3)
  done(await move(branch.id, general.id, '2023-01-01', 'formal'))
  const { id } = await aMeeting(general.id)
  expect((await aRoom(id)).roll.map(({ personId }) => personId).toSorted()).toEqual(members.toSorted())
})

test('a chain committee expects the holders of its posts on that day', async () => {
  const committee = await aPartyOrganisation({ type: 'chain_committee', chainCode: 'TX', gridLevel: 2 })
  const [now, before] = [await aPerson(), await aPerson()]
  for (const [person, post_, to] of [
    [now, 'secretary', null],
    [now, 'member', null],
    [before, 'deputy', '2025-01-01'],
  ] as const)
    await env.DB.prepare(
      `INSERT INTO post (id, party_organisation_id, person_id, post, source, valid_from, valid_to, provenance, is_demo, created_at)
        VALUES (?, ?, ?, ?, 'appointed', '2022-06-29', ?, 'entered', 0, '')`,
    )
      .bind(`pst_${crypto.randomUUID()}`, committee.id, person, post_, to)
      .run()
  const { id } = await aMeeting(committee.id, { kind: 'chain_committee_meeting', chairId: now })
  expect((await aRoom(id)).roll).toMatchObject([{ personId: now, standing: 'voting', reason: 'post_holder' }])
  expect((await post('/meetings', called(committee.id))).code).toBe('meeting.kind')
  const stranger = called(committee.id, { kind: 'chain_committee_meeting', chairId: before })
  expect((await post('/meetings', stranger)).code).toBe('meeting.not_on_roll')
})

test('opening draws the roll again: who joined is added, who left stays with the reason', async () => {
  const { branch, members } = await aBranch(2)
  const { id } = await aMeeting(branch.id)
  const joined = await aPerson()
  await anAffiliation(joined, branch.id, { from: '2026-03-01' })
  await env.DB.prepare(`UPDATE affiliation SET valid_to = '2026-03-01' WHERE person_id = ?`)
    .bind(members[0]!)
    .run()
  done(await step(id, 'open'))
  const { roll, live } = await aRoom(id)
  expect(roll.find(({ personId }) => personId === members[0])).toMatchObject({
    standing: 'removed',
    reason: 'no_longer_on_roll',
  })
  expect(live.expected).toBe(2)
  expect((await mark(id, [members[0]!])).code).toBe('meeting.not_on_roll')
  expect((await mark(id, [joined])).status).toBe(200)
})

test('leave is entered ahead, presence when the meeting is open, and each with a fitting reason', async () => {
  const { branch, members } = await aBranch(3)
  const { id } = await aMeeting(branch.id)
  expect((await mark(id, [members[0]!], 'leave', 'work')).status).toBe(200)
  expect((await mark(id, [members[0]!], 'leave')).code).toBe('request.invalid')
  expect((await mark(id, [members[1]!], 'present')).code).toBe('meeting.state')
  expect((await mark(id, [members[1]!], 'not_counted', 'bedridden')).code).toBe('meeting.not_election')
  done(await step(id, 'open'))
  expect((await mark(id, [await aPerson()])).code).toBe('meeting.not_on_roll')
})

test('a vote is judged on the roll of its moment and its receipt is kept', async () => {
  const { id } = await anOpenMeeting()
  expect((await vote(id, 2, { for: 4 })).code).toBe('meeting.too_many_votes')
  expect((await vote(id, 1, { for: 3 })).code).toBe('meeting.not_votable')
  const receipt = done(await vote(id, 2, { for: 2, against: 1 }))
  expect(receipt).toMatchObject({
    outcome: 'failed',
    needed: 3,
    base: 'entitled',
    rule: 'members_meeting',
    quorum: { expected: 5, present: 3, needed: 3, reached: true },
  })
  expect((await aRoom(id)).agenda[1]!.vote).toEqual(receipt)
  expect((await vote(id, 2, { for: 3 })).code).toBe('meeting.voted')
})

test('without a quorum there is no vote, and the end of the meeting makes what was voted void', async () => {
  const { branch, members } = await aBranch(5)
  const { id } = await aMeeting(branch.id)
  done(await step(id, 'open'))
  done(await mark(id, members.slice(0, 2)))
  expect((await vote(id, 2, { for: 2 })).code).toBe('meeting.no_quorum')
  done(await mark(id, [members[2]!]))
  done(await vote(id, 2, { for: 3 }))
  done(await mark(id, [members[2]!], 'leave', 'illness'))
  expect(done(await step(id, 'close')).quorum).toMatchObject({ present: 2, needed: 3, reached: false })
  const { agenda, roll } = await aRoom(id)
  expect(agenda[1]).toMatchObject({ valid: false, resolutionNo: null, vote: { outcome: 'passed' } })
  expect(roll.filter(({ attendance }) => attendance === 'absent')).toHaveLength(2)
})

test('resolutions are numbered for each Party organisation and year, also when meetings end at once', async () => {
  const { branch, members } = await aBranch(3)
  const ids = []
  for (let i = 0; i < 4; i++) {
    const { id } = await aMeeting(branch.id)
    done(await step(id, 'open'))
    done(await mark(id, members))
    for (const number of [2, 3]) done(await vote(id, number, { for: 3 }))
    ids.push(id)
  }
  await Promise.all(ids.map(async (id) => done(await step(id, 'close'))))
  const rooms = await Promise.all(ids.map(aRoom))
  const numbers = rooms.flatMap(({ agenda }) => agenda.flatMap(({ resolutionNo }) => resolutionNo ?? []))
  expect(numbers.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((number) => `〔2026〕${number}号`))
})

test('an election counts those expected without those who by rule are left out', async () => {
  const agenda = [{ kind: 'election' as const, title: '选举支部委员', development: false, seats: 1 }]
  const { branch, members } = await aBranch(6)
  const { id } = await aMeeting(branch.id, { kind: 'election_meeting', agenda })
  done(await step(id, 'open'))
  done(await mark(id, members.slice(0, 4)))
  const candidates = [{ name: '周示例', for: 4, against: 0, abstain: 0 }]
  expect((await vote(id, 1, { candidates })).code).toBe('meeting.no_quorum')
  done(await mark(id, [members[5]!], 'not_counted', 'bedridden'))
  expect((await aRoom(id)).live).toMatchObject({ expected: 5, notCounted: 1, needed: 4, reached: true })
  expect(done(await vote(id, 1, { candidates }))).toMatchObject({ outcome: 'passed', needed: 3, unfilled: 0 })
})

test('two recorders mark everyone at once: nobody is lost, and each has one of the two marks', async () => {
  const { branch, members } = await aBranch(10)
  const { id } = await aMeeting(branch.id)
  done(await step(id, 'open'))
  const answers = await Promise.all([
    ...members.map((member) => mark(id, [member])),
    ...members.slice(5).map((member) => mark(id, [member], 'leave', 'work')),
  ])
  expect(answers.every(({ status }) => status === 200)).toBe(true)
  const { roll, live } = await aRoom(id)
  expect(roll.every(({ attendance }) => ['present', 'leave'].includes(attendance))).toBe(true)
  expect(live.present).toBe(roll.filter(({ attendance }) => attendance === 'present').length)
  expect(live.present).toBeGreaterThanOrEqual(5)
})

test('of ten who end a meeting at once, one does', async () => {
  const { id } = await anOpenMeeting()
  const answers = await Promise.all(Array.from({ length: 10 }, () => step(id, 'close')))
  expect(statuses(answers)).toEqual([200, ...Array.from({ length: 9 }, () => 'meeting.state')])
})

test('of ten who record a vote at once, while others mark, one does', async () => {
  const { id, members } = await anOpenMeeting()
  const [votes] = await Promise.all([
    Promise.all(Array.from({ length: 10 }, () => vote(id, 2, { for: 3 }))),
    Promise.all(members.slice(3).map((member) => mark(id, [member]))),
  ])
  expect(statuses(votes)).toEqual([201, ...Array.from({ length: 9 }, () => 'meeting.voted')])
  const { agenda } = await aRoom(id)
  expect(agenda[1]!.vote!.quorum.present).toBeGreaterThanOrEqual(3)
})

test('marks that race the end are either counted or refused', async () => {
  const { id, members } = await anOpenMeeting()
  const [closing, ...marks] = await Promise.all([
    step(id, 'close'),
    ...members.slice(3).map((member) => mark(id, [member])),
  ])
  const taken = marks.filter(({ status }) => status === 200).length
  expect(done(closing).quorum!.present).toBe(3 + taken)
  expect(marks.every(({ status, code }) => status === 200 || code === 'meeting.state')).toBe(true)
})

test('a meeting that ended is told with who was there, those left out of the count apart', async () => {
  const { branch, members } = await aBranch(3, 1)
  const { id } = await aMeeting(branch.id)
  done(await step(id, 'open'))
  done(await mark(id, members.slice(0, 2), 'present'))
  done(await mark(id, members.slice(2), 'leave', 'work'))
  done(await step(id, 'close'))
  const told = await env.DB.prepare(
    `SELECT body ->> '$.data' AS data FROM outbox WHERE type = 'meeting.held' AND body ->> '$.subject' = ?`,
  )
    .bind(id)
    .first<{ data: string }>()
  expect(JSON.parse(told!.data)).toMatchObject({
    partyOrganisationId: branch.id,
    quorumReached: true,
    roll: 4,
    onLeave: 1,
    present: 2,
  })
})

test('minutes come after the end, are corrected by a new version, and only the newest is confirmed', async () => {
  const { id } = await anOpenMeeting()
  const write = (text: string) => post<Minutes>(`/meetings/${id}/minutes`, { text })
  const confirm = (number: number) =>
    post<Minutes>(`/meetings/${id}/minutes/${number}/confirmation`, undefined)
  expect((await write('过早')).code).toBe('meeting.state')
  done(await step(id, 'close'))
  expect((await write('【秘密】会议记录')).code).toBe('request.invalid')
  done(await write('会议通过了年度计划。'))
  expect(done(await confirm(1)).confirmedAt).not.toBeNull()
  expect((await aRoom(id)).meeting.state).toBe('confirmed')
  done(await write('会议通过了年度工作计划。'))
  const { meeting, minutes } = await aRoom(id)
  expect([meeting.state, minutes.map(({ number }) => number)]).toEqual(['closed', [2, 1]])
  expect(minutes[1]).toMatchObject({ text: '会议通过了年度计划。' })
  expect((await confirm(1)).code).toBe('meeting.minutes_superseded')
  done(await confirm(2))
  expect((await confirm(2)).code).toBe('meeting.state')
})

test('a chair with an account confirms the minutes, and nobody else for them', async () => {
  const { branch } = await aBranch(3)
  const chairSecretary = secretaryOf(branch.id)
  const chairId = await aPerson({ accountId: chairSecretary.id })
  await anAffiliation(chairId, branch.id)
  const { id } = await aMeeting(branch.id, { chairId })
  done(await step(id, 'open'))
  done(await mark(id, [chairId]))
  done(await step(id, 'close'))
  done(await post(`/meetings/${id}/minutes`, { text: '因人数不足，会议改期。' }))
  expect((await post(`/meetings/${id}/minutes/1/confirmation`, undefined)).code).toBe('meeting.chair_only')
  expect((await post(`/meetings/${id}/minutes/1/confirmation`, undefined, chairSecretary)).status).toBe(200)
})

test('another date draws the roll anew; what has begun is no longer changed', async () => {
  const { branch } = await aBranch(1)
  await anAffiliation(await aPerson(), branch.id, { from: '2026-04-01' })
  const { id, version } = await aMeeting(branch.id)
  expect(done(await patch<Meeting>(`/meetings/${id}`, version, { heldOn: '2026-04-02' })).heldOn).toBe(
    '2026-04-02',
  )
  expect((await aRoom(id)).live.expected).toBe(2)
  expect((await patch(`/meetings/${id}`, version, { place: '三楼' })).code).toBe('version.stale')
  done(await step(id, 'open'))
  const { version: opened } = await aRoom(id)
  expect((await patch(`/meetings/${id}`, opened, { place: '三楼' })).code).toBe('meeting.state')
  expect((await step(id, 'cancel')).code).toBe('meeting.state')
})

test('a meeting of a day to come is not opened, and a marking of secrecy is refused', async () => {
  const { branch } = await aBranch(1)
  const { id } = await aMeeting(branch.id, { heldOn: '2999-01-01' })
  expect((await step(id, 'open')).code).toBe('request.invalid')
  expect((await post('/meetings', called(branch.id, { title: '机密★会议' }))).code).toBe('request.invalid')
  expect(done(await step(id, 'cancel')).state).toBe('cancelled')
})

test('the list shows what lies within one’s reach, and the calendar file says when and where', async () => {
  const { branch } = await aBranch(1)
  const { id } = await aMeeting(branch.id)
  const list = done(await get<Page<Meeting>>('/meetings', secretaryOf(branch.id)))
  expect(list.items.map((each) => each.id)).toEqual([id])
  expect((await get('/meetings/' + id, secretaryOf((await aPartyOrganisation()).id))).status).toBe(404)
  const { headers, body } = await get<string>(`/meetings/${id}/calendar`)
  expect(headers.get('content-type')).toContain('text/calendar')
  expect(body.split('\r\n')).toEqual(
    expect.arrayContaining(['DTSTART:20260310T060000Z', 'DTEND:20260310T073000Z', 'LOCATION:党群服务中心']),
  )
  expect(body.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
})

test('a room is one round trip, a mark two', async () => {
  const { id, members } = await anOpenMeeting()
  expect((await get<MeetingRoom>(`/meetings/${id}`)).cost.trips).toBe(1)
  expect((await mark(id, [members[4]!])).cost.trips).toBe(2)
  expect((await step(id, 'close')).cost.trips).toBe(2)
})
