import type { DomainEvent } from '@alliance/contracts'
import type { HousingEmployers } from '@alliance/contracts/talent-housing'
import { createContext, handle, newId, systemPrincipal, traceparentOf } from '@alliance/service-kit'
import { nobody } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import { ask, done, env } from '../applications/applications.testing.ts'
import { consumes } from './directory.events.ts'

const hear = (subject: string, version: number, name: string, active = true) =>
  handle(
    createContext({
      database: env.DB,
      principal: systemPrincipal,
      now: new Date(),
      requestId: newId('request'),
      traceparent: traceparentOf(undefined),
    }),
    consumes,
    {
      id: newId('event'),
      type: 'organisation.changed',
      at: new Date().toISOString(),
      subject,
      version,
      traceparent: '',
      data: { kind: 'enterprise', organisationKind: 'enterprise', name, active },
    } satisfies DomainEvent,
  )
const found = async (q: string) =>
  done(await ask(nobody()).get<HousingEmployers>(`/employers?q=${encodeURIComponent(q)}`)).items.map(
    ({ name }) => name,
  )

test('an employer is found by any part of its newest name, whatever came late', async () => {
  const id = newId('organisation')
  await hear(id, 2, '常州旭荣样例针织有限公司')
  await hear(id, 1, '常州旧名样例有限公司')
  expect(await found('旭荣')).toEqual(['常州旭荣样例针织有限公司'])
  expect(await found('旧名')).toEqual([])
  await hear(id, 3, '常州新荣样例针织有限公司')
  expect([await found('旭荣'), await found('新荣样例'), await found('　')]).toEqual([
    [],
    ['常州新荣样例针织有限公司'],
    [],
  ])
  await hear(id, 4, '常州新荣样例针织有限公司', false)
  expect(await found('新荣样例')).toEqual([])
})
