import type { DomainEvent } from '@alliance/contracts'
import { createContext, handle, newId, systemPrincipal, traceparentOf } from '@alliance/service-kit'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
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
