import type { MyRecord, Person, PersonMerge, PersonRequest } from '@alliance/contracts/membership'
import { birthDateOf, maskIdentityNumber } from '@alliance/identifiers'
import { holding } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import { holdsIdentifier } from '@alliance/service-kit/free-text'
import { anOrganisation, done, env, get, patch, post } from './rooms.testing.ts'

const residents = ['320499199001010016', '320499199203150025', '320499199508200134', '32049919881212037X']
const passports = ['E87654321', 'G12345678']
const phones = ['13855550001', '13855550002', '13855550003', '13955550004']
const spaced = (phone: string) => `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`

/** Everything the register does with identifiers, each of them entered, found, changed, revealed, merged or erased. */
async function scene(): Promise<void> {
  const organisationId = await anOrganisation()
  const own = holding('talent')
  const enter = async (given: object) =>
    done(await post<Person>('/people', { name: '库检示例', ...given })).id
  const ric = (number: string) => ({ document: { type: 'RIC', number } })
  const first = await enter({
    ...ric(residents[0]!),
    phone: phones[0],
    employment: { organisationId, from: '2024-01-01' },
  })
  const second = await enter({ phone: phones[0], document: { type: 'PASSPORT', number: passports[0]! } })
  const mine = await enter({ ...ric(residents[1]!), phone: spaced(phones[1]!), accountId: own.id })
  await post('/people', { name: '重复示例', ...ric(residents[0]!) })
  done(await post('/people/find', ric(residents[0]!)))
  done(await post('/people/find', { phone: phones[0] }))
  for (const what of ['document', 'phone'])
    done(await post(`/people/${first}/reveals`, { what, reason: '核对身份' }))
  const { version } = done(await get<Person>(`/people/${first}`))
  done(await patch(`/people/${first}`, version, { phone: phones[2], ...ric(residents[2]!) }))
  const merged = done(
    await post<PersonMerge>(`/people/${first}/merges`, {
      loserId: second,
      take: ['document', 'phone'],
      reason: '同一人重复登记',
    }),
  )
  const standing = await enter({ phone: phones[2] })
  done(await post(`/people/${first}/merges`, { loserId: standing, take: [], reason: '同一人重复登记' }))
  expect((await post(`/person-merges/${merged.id}/undo`, { reason: '核实为两个人' })).status).toBeLessThan(
    500,
  )
  done(await post('/me/consents', { purpose: 'phone', version: 1, act: 'given' }, own))
  const record = done(await get<MyRecord>('/me/record', own))
  done(await patch('/me/record', record.person!.version, { phone: phones[3] }, own))
  done(await get('/me/copy?format=json', own))
  done(await post('/me/reveals', { what: 'document' }, own))
  const asked = done(
    await post<PersonRequest>(
      '/me/requests',
      { kind: 'correction', correction: ric(residents[3]!), reason: '号码有误' },
      own,
    ),
  )
  done(await post(`/person-requests/${asked.id}/decision`, { accepted: true, answer: '已核对原件' }))
  const again = { type: 'PASSPORT', number: passports[1]! }
  done(
    await post(
      '/me/requests',
      { kind: 'correction', correction: { document: again }, reason: '换发护照' },
      own,
    ),
  )
  for (const text of [residents[0]!, spaced(phones[1]!), `号码${phones[0]}`])
    expect((await post(`/people/${mine}/reveals`, { what: 'phone', reason: `核对 ${text}` })).status).toBe(
      400,
    )
  done(await get('/people/export?format=csv'))
}

async function dump(): Promise<Record<string, string>> {
  const { results } = await env.DB.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all<{
    name: string
  }>()
  const tables = results
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('_cf') && !name.startsWith('sqlite'))
  const rows = await Promise.all(tables.map((name) => env.DB.prepare(`SELECT * FROM "${name}"`).all()))
  return Object.fromEntries(
    tables.map((name, i) => [name, rows[i]!.results.map((row) => JSON.stringify(row)).join('\n')]),
  )
}

test('a dump of the database holds no document number, no phone, and nothing that looks like one', async () => {
  await scene()
  const tables = await dump()
  const told = [
    'person',
    'person_merge_cell',
    'person_request',
    'audit',
    'outbox',
    'idempotency',
    'person_access',
  ]
  for (const table of told) expect([table, tables[table]!.length > 2]).toEqual([table, true])
  for (const [table, text] of Object.entries(tables)) {
    for (const known of [
      ...residents,
      ...passports,
      ...phones,
      ...phones.map(spaced),
      ...residents.map(birthDateOf),
    ])
      expect([table, known, text.includes(known!)]).toEqual([table, known, false])
    // Ids and ciphertexts have digits too; a number stands by itself.
    const looks = text
      .split(/[^0-9A-Za-z+]+/)
      .filter((word) => /^(\+86)?1[3-9]\d{9}$/.test(word) || /^\d{17}[\dXx]$/.test(word))
    expect([table, looks]).toEqual([table, []])
  }
  expect(tables.person).toContain(maskIdentityNumber(residents[2]!).slice(0, 4))
})

test('texts are looked through for numbers however they are written', () => {
  for (const text of [
    '电话 138 0000 1234',
    '手机：１３８００００１２３４',
    '身份证320499199001010016',
    '3204 9919 8812 1203 7x',
    '138-0000-1234',
  ])
    expect([text, holdsIdentifier(text)]).toEqual([text, true])
  for (const text of [
    '2026年11月24日',
    '同意书 2026-017',
    '91320402X00000019P',
    '合同 20261124-0012',
    '工号 1380000123',
  ])
    expect([text, holdsIdentifier(text)]).toEqual([text, false])
})
