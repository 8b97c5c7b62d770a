import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyMigrations } from '@alliance/infra/local/migrations'
import { type Operator, operatorOf, operatorWorker } from '@alliance/infra/local/operator'
import { startRuntime } from '@alliance/infra/local/runtime'

const folder = mkdtempSync(join(tmpdir(), 'alliance-migration-'))
let operate: Operator
let stop: () => Promise<void>

beforeAll(async () => {
  const runtime = await startRuntime(folder, [operatorWorker({ notes: 'notes' })])
  operate = operatorOf(runtime)
  stop = () => runtime.dispose()
})
afterAll(async () => {
  await stop()
  rmSync(folder, { recursive: true })
})

const ask = async (sql: string) => (await operate({ service: 'notes', statements: [{ sql }] }))[0]!

const first = {
  name: '0000_note.sql',
  statements: [
    'CREATE TABLE note (id integer PRIMARY KEY, text text NOT NULL) STRICT',
    `INSERT INTO note (text) VALUES ('kept')`,
  ],
}
const half = {
  name: '0001_colour.sql',
  statements: ['ALTER TABLE note ADD COLUMN colour text', 'INSERT INTO nowhere VALUES (1)'],
}
const whole = { name: half.name, statements: half.statements.slice(0, 1) }

test('a migration that stops half-way leaves nothing behind, loses no row and can be run again', async () => {
  await expect(applyMigrations(operate, 'notes', [first, half])).rejects.toThrow('0001_colour.sql')
  expect(await ask('SELECT name FROM d1_migrations')).toEqual([{ name: first.name }])
  expect(await ask('SELECT * FROM note')).toEqual([{ id: 1, text: 'kept' }])

  expect(await applyMigrations(operate, 'notes', [first, whole])).toEqual([whole.name])
  expect(await ask('SELECT * FROM note')).toEqual([{ id: 1, text: 'kept', colour: null }])
})

test('applied migrations are not applied again', async () => {
  expect(await applyMigrations(operate, 'notes', [first, whole])).toEqual([])
})
