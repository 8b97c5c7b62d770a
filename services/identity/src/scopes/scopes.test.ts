import type { KnownScope } from '@alliance/contracts/identity'
import { newId } from '@alliance/service-kit'
import { done } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import { security } from '../../test/people.testing.ts'
import { told } from '../../test/scopes.testing.ts'
import { tailsOf, termRange } from './scopes.rules.ts'

const list = async (query: string) =>
  done(await security.get<{ items: KnownScope[] }>(`/scopes?${query}`)).items

test('a place that membership told of is listed, and its newest version stays, whatever comes late', async () => {
  const id = newId('partyOrganisation')
  await told(id, { kind: 'org', name: '纺织产业链联合党委', active: true }, 2)
  await told(id, { kind: 'org', name: '旧名', active: true }, 1)
  expect(await list('kind=org')).toContainEqual({ kind: 'org', id, name: '纺织产业链联合党委', active: true })
  await told(id, { kind: 'org', name: '纺织链党委', active: false }, 3)
  expect(await list('kind=org')).toContainEqual({ kind: 'org', id, name: '纺织链党委', active: false })
  expect(await list('kind=enterprise')).toEqual([])
})

test('a place is found from the middle of its newest name', async () => {
  const id = newId('organisation')
  await told(id, { kind: 'enterprise', name: '常州旭荣针织印染有限公司', active: true }, 1)
  for (const name of ['旭荣', '印染', '常州旭荣针织印染有限公司'])
    expect((await list(`kind=enterprise&name=${encodeURIComponent(name)}`)).map((scope) => scope.id)).toEqual(
      [id],
    )
  await told(id, { kind: 'enterprise', name: '新名', active: true }, 2)
  expect(await list(`kind=enterprise&name=${encodeURIComponent('旭荣')}`)).toEqual([])
  expect(await list(`kind=org&name=${encodeURIComponent('新名')}`)).toEqual([])
  expect(await list('kind=enterprise&name=---')).toEqual([])
})

test('tails are cut to what is compared, and a query likewise', () => {
  expect(tailsOf('甲乙-A')).toEqual(['甲乙a', '乙a', 'a'])
  expect(termRange('　甲 乙 ')!.from).toBe('甲乙')
  expect(termRange('···')).toBeNull()
})
