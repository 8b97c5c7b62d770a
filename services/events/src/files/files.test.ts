import type { ActivityFile, ActivityFiles } from '@alliance/contracts/events'
import { systemContext } from '@alliance/service-kit'
import { jpgWith, webpWith } from '@alliance/service-kit/files/picture.testing'
import { hr } from '@alliance/test-kit'
import { beforeEach, expect, test } from 'vitest'
import {
  anOrganisation,
  aPublished,
  ask,
  cron,
  done,
  env,
  secretary,
  someone,
} from '../../test/world.testing.ts'
import { aPdf, aPhoto, uploading } from './files.testing.ts'
import { collectFiles } from './showing.usecases.ts'

let activityId: string
let mine: string
beforeEach(async () => {
  mine = await anOrganisation()
  activityId = (await aPublished({}, mine)).id
})
const files = async (as = secretary) =>
  done(await ask(as).get<ActivityFiles>(`/activities/${activityId}/files`))
const change = (file: ActivityFile, body: object, as = secretary) =>
  ask(as).patch<ActivityFile>(`/activities/${activityId}/files/${file.id}`, file.version, body)
const content = (file: ActivityFile, as = secretary) =>
  ask(as).get<string>(`/activities/${activityId}/files/${file.id}/content`)
const objects = async () =>
  (await env.FILES.list({ prefix: 'activity-files/' })).objects.map(({ key }) => key)
const photo = async () => done(await uploading(activityId, 'photos', aPhoto()))

test('where a photo was taken is not in what is kept of it', async () => {
  const raw = { type: 'image/webp', content: webpWith('GPS 31.77N 119.97E', 800, 600) }
  const kept = done(await uploading(activityId, 'photos', raw))
  expect(kept).toMatchObject({ type: 'webp', width: 800, height: 600, people: 'unknown', released: false })
  const { body, headers } = await content(kept)
  expect(body).not.toContain('GPS')
  expect(headers.get('content-type')).toBe('image/webp')
  expect(headers.get('content-disposition')).toMatch(/^inline/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toContain('sandbox')
})

test('a photo is shown to others once it is said who is on it and it is released, and no longer when that is taken back', async () => {
  const kept = await photo()
  const visitor = await someone()
  expect((await files(visitor)).photos).toEqual([])
  expect((await content(kept, visitor)).status).toBe(404)
  expect((await change(kept, { released: true })).code).toBe('photo.consent')
  const released = done(await change(kept, { people: 'consented', released: true, title: '圆桌讨论' }))
  expect((await files(visitor)).photos).toMatchObject([{ id: kept.id, title: '圆桌讨论' }])
  expect((await files(visitor)).organises).toBe(false)
  expect((await content(kept, visitor)).status).toBe(200)
  expect((await change(released, { people: 'unknown' })).code).toBe('photo.consent')
  done(await change(released, { released: false }))
  expect((await content(kept, visitor)).status).toBe(404)
})

test('what is no picture is refused as a photo, a picture as an attachment, and a cut one too', async () => {
  const code = async (kind: 'photos' | 'attachments', body: BodyInit) =>
    (await uploading(activityId, kind, { type: 'application/octet-stream', content: body })).code
  expect(await code('photos', '%PDF-1.7')).toBe('photo.type')
  expect(await code('photos', '<svg onload="alert(1)">')).toBe('photo.type')
  expect(await code('photos', jpgWith('x').slice(0, 60))).toBe('photo.type')
  expect(await code('photos', jpgWith('x', 20_000, 20))).toBe('photo.type')
  expect(await code('attachments', jpgWith('x'))).toBe('document.type')
  const pdf = done(await uploading(activityId, 'attachments', aPdf()))
  expect((await content(pdf)).headers.get('content-disposition')).toMatch(/^attachment/)
  expect((await uploading(activityId, 'photos', aPhoto(), secretary, '内部资料')).status).toBe(400)
})

test('the same picture is kept once, also where the cameras wrote differently into it', async () => {
  const raw = (secret: string) => ({ type: 'image/jpeg', content: jpgWith(secret, 1234, 567) })
  done(await uploading(activityId, 'photos', raw('GPS 1')))
  expect((await uploading(activityId, 'photos', raw('GPS 2'))).code).toBe('document.duplicate')
})

test('of many at once no more than sixty photos are kept', async () => {
  await env.DB.prepare(
    `INSERT INTO activity_file (id, activity_id, kind, title, file_name, type, bytes, people, released, position, sha256,
        object_key, uploaded_at, uploaded_by_id, uploaded_by, version)
      SELECT 'afl_' || ? || value, ?, 'photo', '', '', 'jpg', 1, 'nobody', 0, value, value, '', '', '', '', 1 FROM json_each(?)`,
  )
    .bind(activityId, activityId, JSON.stringify(Array.from({ length: 58 }, (_, i) => i)))
    .run()
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => uploading(activityId, 'photos', aPhoto())),
  )
  expect(answers.map(({ code }) => code ?? 'kept').sort()).toEqual([
    ...Array.from({ length: 4 }, () => 'activity_file.too_many'),
    'kept',
    'kept',
  ])
})

test('photos are put in an order, by who organises, as long as it names all that are there', async () => {
  const [one, two, three] = [await photo(), await photo(), await photo()]
  const order = (ids: string[], as = secretary) =>
    ask(as).post<ActivityFiles>(`/activities/${activityId}/photo-order`, { fileIds: ids })
  const wanted = [three.id, one.id, two.id]
  expect(done(await order(wanted, hr(mine))).photos.map(({ id }) => id)).toEqual(wanted)
  expect((await files()).photos.map(({ id }) => id)).toEqual(wanted)
  expect((await order([one.id, two.id])).code).toBe('activity_file.changed_meanwhile')
  expect((await order(wanted, hr(await anOrganisation()))).status).toBe(404)
})

test('what is removed is gone for everyone and its content is deleted; what was never entered is swept', async () => {
  const [kept, gone] = [await photo(), await photo()]
  const removal = () =>
    ask(secretary).post(`/activities/${activityId}/files/${gone.id}/removal`, { reason: '本人要求撤下' })
  done(await removal())
  expect((await removal()).status).toBe(404)
  expect((await content(gone)).status).toBe(404)
  await cron()
  expect((await objects()).some((key) => key.endsWith(gone.id))).toBe(false)
  expect((await objects()).some((key) => key.endsWith(kept.id))).toBe(true)

  const today = new Date().toISOString().slice(0, 10)
  await env.FILES.put(`activity-files/${today}/0/afl_nobody`, 'x')
  const later = new Date(Date.now() + 130 * 60_000)
  later.setUTCMinutes(17)
  await collectFiles(systemContext(env.DB, later, 'req_test', '00-0-0-01'), env)
  expect((await objects()).some((key) => key.endsWith('afl_nobody'))).toBe(false)
  expect((await objects()).some((key) => key.endsWith(kept.id))).toBe(true)
})
