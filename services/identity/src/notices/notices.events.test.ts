import { newId } from '@alliance/service-kit'
import { done } from '@alliance/test-kit'
import { describe, expect, test } from 'vitest'
import { heard, aNotice, raise } from '../../test/hearing.testing.ts'
import { anAccount, database, security } from '../../test/people.testing.ts'

const granted = (accountId: string, role: string, scopeId: string, { from = '2020-01-01' } = {}) =>
  database
    .prepare(
      `INSERT INTO role_grant (id, account_id, role, scope_kind, scope_id, valid_from, reason, given_by_id, given_by)
        VALUES (?, ?, ?, 'org', ?, ?, '任职', 'acc', '管理员示例')`,
    )
    .bind(newId('grant'), accountId, role, scopeId, from)
    .run()
const kept = async (accountId: string) =>
  (
    await database
      .prepare('SELECT key, kind, params, read_at FROM notice WHERE account_id = ? ORDER BY id')
      .bind(accountId)
      .all<{ key: string; kind: string }>()
  ).results
const unread = (accountId: string) =>
  database.prepare('SELECT unread FROM notice_count WHERE account_id = ?').bind(accountId).first('unread')

test('an account has a notice of one key once, however often it is told, by whatever message', async () => {
  const { id } = await anAccount({ password: null })
  const data = aNotice([id, id])
  const event = await heard({ type: 'notice.raised', subject: data.subject.id, data })
  await heard(event)
  await heard({ type: 'notice.raised', subject: data.subject.id, data })
  expect(await kept(id)).toMatchObject([{ key: data.key, kind: 'meeting.called', read_at: null }])
  expect(await unread(id)).toBe(1)
  await raise([id])
  expect(await unread(id)).toBe(2)
})

test('who has no account here, or one that is disabled, gets nothing, and the others do', async () => {
  const [one, gone] = [await anAccount({ password: null }), await anAccount({ password: null })]
  done(await security.patch(`/accounts/${gone.id}`, 1, { disabled: true }))
  await raise([newId('account'), gone.id, one.id])
  expect([(await kept(one.id)).length, (await kept(gone.id)).length]).toEqual([1, 0])
})

test('the count of what is unread follows reading and forgetting', async () => {
  const { id } = await anAccount({ password: null })
  for (let i = 0; i < 3; i++) await raise([id])
  const first = '(SELECT min(id) FROM notice WHERE account_id = ?1)'
  await database.prepare(`UPDATE notice SET read_at = 'x' WHERE id = ${first}`).bind(id).run()
  await database.prepare(`UPDATE notice SET read_at = 'y' WHERE id = ${first}`).bind(id).run()
  expect(await unread(id)).toBe(2)
  await database.prepare('DELETE FROM notice WHERE account_id = ?').bind(id).run()
  expect(await unread(id)).toBe(0)
})

describe('a role on a scope', () => {
  const branch = newId('partyOrganisation')
  const committee = newId('partyOrganisation')
  const scopes = [branch, committee].map((id) => ({ kind: 'org' as const, id }))
  const holders = { roles: ['party_organisation_secretary' as const], scopes, except: null }
  const inboxes = async (accounts: { id: string }[]) =>
    (await Promise.all(accounts.map(({ id }) => kept(id)))).map(({ length }) => length)

  test('is whoever holds it today: on the first scope that has one, else on the next', async () => {
    const [own, above, late] = [
      await anAccount({ password: null }),
      await anAccount({ password: null }),
      await anAccount({ password: null }),
    ]
    await granted(above.id, 'party_organisation_secretary', committee)
    await raise([], { holders })
    expect(await inboxes([own, above, late])).toEqual([0, 1, 0])
    await granted(own.id, 'party_organisation_secretary', branch)
    await granted(late.id, 'party_organisation_secretary', branch, { from: '2099-01-01' })
    await granted(late.id, 'enterprise_hr', branch)
    await raise([], { holders })
    expect(await inboxes([own, above, late])).toEqual([1, 1, 0])
    await raise([], { holders: { ...holders, except: own.id } })
    expect(await inboxes([own, above, late])).toEqual([1, 1, 0])
    done(await security.patch(`/accounts/${own.id}`, 1, { disabled: true }))
    await raise([], { holders })
    expect(await inboxes([own, above, late])).toEqual([1, 2, 0])
  })

  test('and an account named besides have one notice of it', async () => {
    const { id } = await anAccount({ password: null })
    const elsewhere = newId('partyOrganisation')
    await granted(id, 'party_organisation_secretary', elsewhere)
    await raise([id], { holders: { ...holders, scopes: [{ kind: 'org', id: elsewhere }] } })
    expect(await inboxes([{ id }])).toEqual([1])
  })
})
