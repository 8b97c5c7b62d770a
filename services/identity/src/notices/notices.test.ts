import type { Page } from '@alliance/contracts'
import type { Notice, NoticeSettings } from '@alliance/contracts/identity'
import { newId } from '@alliance/service-kit'
import { client, done, nobody } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import { raise } from '../../test/hearing.testing.ts'
import { anAccount, as, auditOf } from '../../test/people.testing.ts'

/** Someone with an account, and how they ask. */
async function aReader() {
  const { id } = await anAccount({ password: null })
  const reader = as({ ...nobody(), id })
  const list = async (query = '') => done(await reader.get<Page<Notice>>(`/me/notices${query}`)).items
  const unread = async () => done(await reader.get<{ unread: number }>('/me/notices/count')).unread
  return { id, reader, list, unread }
}

test('a notice is read in the language that is asked for, by whom it is for', async () => {
  const [one, other] = [await aReader(), await aReader()]
  const { data } = await raise([one.id])
  expect(await one.list()).toMatchObject([
    {
      kind: 'meeting.called',
      title: '会议通知：3月10日党员大会',
      text: '示例支部，2099-03-10 14:00，党群服务中心。',
      path: data.subject.path,
      readAt: null,
    },
  ])
  const english = await one.reader.send<Page<Notice>>('GET', '/me/notices', {
    headers: { 'accept-language': 'en' },
  })
  expect(english.body.items[0]!.title).toBe('Meeting called: members’ meeting on 2099-03-10')
  expect(await other.list()).toEqual([])
})

test('a notice of a kind from a later version is kept, and named in general terms', async () => {
  const { id, list } = await aReader()
  await raise([id], { kind: 'comet.sighted', params: { tail: 3 } })
  await raise([id], { params: { kind: 'members_meeting' } })
  expect((await list()).map(({ title }) => title)).toEqual(['新通知', '新通知'])
})

test('the bell counts what is unread, in one round trip and one row', async () => {
  const { id, reader, list, unread } = await aReader()
  expect(await unread()).toBe(0)
  for (let i = 0; i < 3; i++) await raise([id])
  const [newest, , oldest] = await list()
  const counted = await reader.get<{ unread: number }>('/me/notices/count')
  expect([counted.body.unread, counted.cost]).toMatchObject([3, { trips: 1, read: 1, written: 0 }])
  for (let i = 0; i < 2; i++) expect((await reader.post(`/me/notices/${oldest!.id}/read`)).status).toBe(204)
  expect(await unread()).toBe(2)
  expect((await list('?state=unread')).map(({ id: each }) => each)).not.toContain(oldest!.id)
  await raise([id])
  expect((await reader.post('/me/notices/read', { upTo: newest!.id })).status).toBe(204)
  expect([await unread(), (await list('?state=unread')).length]).toEqual([1, 1])
})

test('another’s notice cannot be marked, and a partner’s system has no inbox', async () => {
  const [one, other] = [await aReader(), await aReader()]
  await raise([one.id])
  const [{ id }] = (await one.list()) as [Notice]
  expect((await other.reader.post(`/me/notices/${id}/read`)).code).toBe('resource.not_found')
  await other.reader.post('/me/notices/read', { upTo: id })
  expect(await one.unread()).toBe(1)
  const system = as(client('register:read'))
  expect(done(await system.get<Page<Notice>>('/me/notices')).items).toEqual([])
  expect((await system.patch('/me/notice-settings', 0, { messages: true })).code).toBe('access.denied')
})

test('nobody gets messages before they agree; agreeing and taking it back stand in the trail', async () => {
  const { id, reader } = await aReader()
  const before = done(await reader.get<NoticeSettings>('/me/notice-settings'))
  expect(before).toMatchObject({ messagesSince: null, quietFrom: '22:00', quietTo: '07:30', version: 0 })
  const agreed = done(
    await reader.patch<NoticeSettings>('/me/notice-settings', 0, {
      messages: true,
      off: ['meeting.changed'],
    }),
  )
  expect(agreed.messagesSince).not.toBeNull()
  expect(agreed.kinds.find(({ kind }) => kind === 'meeting.changed')).toMatchObject({ byMessage: false })
  expect(agreed.kinds.find(({ kind }) => kind === 'meeting.called')).toMatchObject({ byMessage: true })
  expect((await reader.patch('/me/notice-settings', 0, { messages: false })).code).toBe('version.stale')
  expect(
    done(await reader.patch<NoticeSettings>('/me/notice-settings', 1, { quietFrom: '21:00' })).messagesSince,
  ).toBe(agreed.messagesSince)
  expect(done(await reader.patch('/me/notice-settings', 2, { messages: false }))).toMatchObject({
    messagesSince: null,
    quietFrom: '21:00',
    version: 3,
  })
  expect((await reader.patch('/me/notice-settings', 3, { off: ['comet.sighted'] })).body).toMatchObject({
    errors: [{ pointer: '/off/0', code: 'option' }],
  })
  expect((await auditOf(id)).filter((action) => action === 'notice-settings.update')).toHaveLength(3)
  const stranger = as({ ...nobody(), id: newId('account') })
  expect((await stranger.patch('/me/notice-settings', 0, { messages: true })).code).toBe('access.denied')
})
