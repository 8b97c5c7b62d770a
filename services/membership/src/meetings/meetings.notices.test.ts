import type { DomainEvent, NoticeFact } from '@alliance/contracts'
import { newId } from '@alliance/service-kit'
import { expect, test } from 'vitest'
import { done, env, patch, post } from '../../test/rooms.testing.ts'
import { anAffiliation, aPerson } from '../people/people.testing.ts'
import { aBranch, aMeeting, step } from './meetings.testing.ts'

const raisedOf = async (meetingId: string) => {
  const { results } = await env.DB.prepare(
    `SELECT body FROM outbox WHERE type = 'notice.raised' AND body ->> '$.subject' = ? ORDER BY id`,
  )
    .bind(meetingId)
    .all<{ body: string }>()
  return results.map(({ body }) => (JSON.parse(body) as DomainEvent<NoticeFact>).data)
}

async function aBranchWithAccounts() {
  const { branch } = await aBranch(1)
  const accounts = [newId('account'), newId('account')]
  for (const accountId of accounts) await anAffiliation(await aPerson({ accountId }), branch.id)
  return { branch, accounts: accounts.toSorted() }
}

test('those on the roll who have an account are told when a meeting is called, moved and cancelled', async () => {
  const { branch, accounts } = await aBranchWithAccounts()
  const { id } = await aMeeting(branch.id, { heldOn: '2099-03-10' })
  done(await patch(`/meetings/${id}`, 1, { place: '二楼会议室' }))
  done(await patch(`/meetings/${id}`, 2, { title: '四月党员大会' }))
  done(await step(id, 'cancel'))
  const raised = await raisedOf(id)
  expect(raised.map(({ kind, recipients }) => [kind, recipients.toSorted()])).toEqual([
    ['meeting.called', accounts],
    ['meeting.changed', accounts],
    ['meeting.cancelled', accounts],
  ])
  expect(raised[1]).toMatchObject({
    subject: { type: 'meeting', id, path: `/meetings/${id}` },
    params: { kind: 'members_meeting', heldOn: '2099-03-10', startsAt: '14:00', place: '二楼会议室' },
    expiresAt: '2099-03-10T07:30:00.000Z',
    key: `meeting.changed:${id}:2`,
  })
  expect(JSON.stringify(raised)).not.toContain('党员大会')
})

test('nobody is told of a meeting that is entered afterwards, or has nobody with an account', async () => {
  const { branch } = await aBranchWithAccounts()
  expect(await raisedOf((await aMeeting(branch.id, { heldOn: '2026-03-10' })).id)).toEqual([])
  const { branch: without } = await aBranch(2)
  expect(await raisedOf((await aMeeting(without.id, { heldOn: '2099-03-10' })).id)).toEqual([])
})

test('more than a thousand are told by several messages, each of them once', async () => {
  const { branch } = await aBranch(1)
  const numbers = JSON.stringify(Array.from({ length: 2100 }, (_, i) => i))
  const seed = newId('account').slice(4, 20)
  await env.DB.prepare(
    `INSERT INTO person (id, name, name_sort, account_id, provenance, is_demo, created_at, updated_at)
      SELECT 'per_' || ?1 || printf('%010d', value), '示例', 'x', 'acc_' || ?1 || printf('%010d', value), 'entered', 0, '', ''
      FROM json_each(?2)`,
  )
    .bind(seed, numbers)
    .run()
  const { id } = await aMeeting(branch.id, { heldOn: '2099-03-10' })
  await env.DB.prepare(
    `INSERT INTO roll_entry (meeting_id, person_id, standing, reason, attendance)
      SELECT ?, 'per_' || ? || printf('%010d', value), 'voting', 'full_member', 'unmarked' FROM json_each(?)`,
  )
    .bind(id, seed, numbers)
    .run()
  done(await post(`/meetings/${id}/steps`, { step: 'cancel' }))
  const raised = (await raisedOf(id)).filter(({ kind }) => kind === 'meeting.cancelled')
  expect(raised.map(({ recipients }) => recipients.length)).toEqual([1000, 1000, 100])
  expect(new Set(raised.flatMap(({ recipients }) => recipients)).size).toBe(2100)
})
