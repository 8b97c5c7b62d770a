import type { DomainEvent } from '@alliance/contracts'
import type { LearningRecord } from '@alliance/contracts/events'
import { createContext, handle, newId, systemPrincipal, traceparentOf } from '@alliance/service-kit'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { ask, done, someone } from '../../test/world.testing.ts'
import { aCourse, attending, enrolling } from '../academy/academy.testing.ts'
import { registering, withSeats } from '../registrations/registrations.testing.ts'
import { consumes } from './directory.events.ts'

const hear = (type: string, subject: string, version: number, data: unknown, id = newId('event')) =>
  handle(
    createContext({
      database: env.DB,
      principal: systemPrincipal,
      now: new Date(),
      requestId: newId('request'),
      traceparent: traceparentOf(undefined),
    }),
    consumes,
    { id, type, at: new Date().toISOString(), subject, version, traceparent: '', data } satisfies DomainEvent,
  )

const person = (displayName: string) => ({
  displayName,
  accountId: null,
  employerId: null,
  employerName: null,
  active: true,
})

test('of what is told late, twice or out of order, the newest stays', async () => {
  const id = newId('person')
  const event = newId('event')
  await hear('person.changed', id, 2, person('乙示例'), event)
  expect(await hear('person.changed', id, 2, person('乙示例'), event)).toBe(false)
  await hear('person.changed', id, 1, person('甲示例'))
  const name = () =>
    env.DB.prepare('SELECT display_name FROM known_person WHERE id = ?').bind(id).first('display_name')
  expect(await name()).toBe('乙示例')
  await hear('person.changed', id, 3, { ...person('丙示例'), somethingNewer: 1 })
  expect(await name()).toBe('丙示例')
})

test('a Party organisation is kept with its place in the grid', async () => {
  const id = newId('partyOrganisation')
  const fact = { kind: 'org', name: '支部', type: 'branch', chainCode: 'TX', path: `/${id}/`, active: true }
  await hear('party-organisation.changed', id, 1, fact)
  await hear('party-organisation.changed', id, 2, { ...fact, path: `/pty_root/${id}/` })
  expect(
    await env.DB.prepare('SELECT path, active, version FROM known_party_organisation WHERE id = ?')
      .bind(id)
      .first(),
  ).toEqual({ path: `/pty_root/${id}/`, active: 1, version: 2 })
})

describe('a record that was merged', () => {
  const told = (id: string, version: number, given: object = {}) =>
    hear('person.changed', id, version, { ...person('甲示例'), mergedInto: null, ...given })
  const places = async (as: Parameters<typeof ask>[0]) =>
    done(await ask(as).get<{ items: { registration: { id: string } }[] }>('/my-registrations')).items.map(
      ({ registration }) => registration.id,
    )

  test('is reached by the account of the one that stays, and by its own again when the merge is undone', async () => {
    const { id: activityId } = await withSeats(5)
    const [own, kept] = [await someone(), await someone()]
    const { registration } = done(await registering(activityId, own))
    await told(own.personId, 2, { mergedInto: kept.personId, active: false })
    expect([await places(kept), await places(own)]).toEqual([[registration.id], []])
    await told(own.personId, 3, { accountId: own.id })
    expect([await places(kept), await places(own)]).toEqual([[], [registration.id]])
  })

  test('follows through further merges, whatever is told first, and a new account of the one that stays', async () => {
    const [a, b, c] = [newId('person'), newId('person'), newId('person')]
    const account = async (id: string) =>
      env.DB.prepare('SELECT account_id AS account, stays_as AS stays FROM known_person WHERE id = ?')
        .bind(id)
        .first()
    await told(a, 2, { mergedInto: b, active: false })
    await told(b, 3, { mergedInto: c, active: false })
    await told(c, 1, { accountId: 'acc_00000000000000000000000001' })
    for (const id of [a, b])
      expect(await account(id)).toEqual({ account: 'acc_00000000000000000000000001', stays: c })
    await told(c, 2, { accountId: 'acc_00000000000000000000000002' })
    expect(await account(a)).toEqual({ account: 'acc_00000000000000000000000002', stays: c })
    await told(b, 4, { accountId: 'acc_00000000000000000000000003' })
    expect(await account(a)).toEqual({ account: 'acc_00000000000000000000000003', stays: b })
    expect(await account(b)).toEqual({ account: 'acc_00000000000000000000000003', stays: null })
    await told(b, 3, { mergedInto: c, active: false })
    expect(await account(b)).toEqual({ account: 'acc_00000000000000000000000003', stays: null })
  })

  test('brings what was attended into the record of learning, and attendance yet to be recorded goes to the one that stays', async () => {
    const { course, activityIds } = await aCourse()
    const [own, kept] = [await someone(), await someone()]
    done(await enrolling(course.id, own))
    await attending(activityIds[0]!, own.personId, 100)
    await told(own.personId, 2, { mergedInto: kept.personId, active: false })
    await attending(activityIds[1]!, own.personId, 60)
    const record = async (as: Parameters<typeof ask>[0]) =>
      done(await ask(as).get<LearningRecord>('/my-learning-record')).years.map(({ minutes }) => minutes)
    expect(await record(kept)).toEqual([160])
    await told(own.personId, 3, { accountId: own.id })
    expect([await record(own), await record(kept)]).toEqual([[100], [60]])
  })
})
