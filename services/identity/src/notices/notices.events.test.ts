import { newId } from '@alliance/service-kit'
import { done } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import { heard, aNotice, raise } from '../../test/hearing.testing.ts'
import { anAccount, database, security } from '../../test/people.testing.ts'

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
