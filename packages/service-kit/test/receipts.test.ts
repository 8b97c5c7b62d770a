import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DecisionReceipt } from '@alliance/contracts'
import {
  createContext,
  decide,
  decidedBefore,
  newId,
  receipt,
  receiptFor,
  receiptsAbout,
  replay,
  type Context,
  type DecisionRule,
  type Ruling,
} from '../src/index.ts'
import { secretary } from './asking.ts'

const principal = secretary()
const context = (): Context =>
  createContext({ database: env.DB, principal, now: new Date(), requestId: 'r', traceparent: 't' })

interface Weighed {
  grams: number
  note?: string | undefined
}
const text = { zh: '重量', en: 'Weight' }
const heavierThan =
  (most: number) =>
  ({ grams }: Weighed): Ruling<'light' | 'heavy'> => ({
    outcome: grams > most ? 'heavy' : 'light',
    reasons: [{ code: 'weight', met: grams <= most, text }],
  })
const weighing: DecisionRule<Weighed, 'light' | 'heavy'> = {
  decision: 'parcel.weighing',
  contest: null,
  versions: [
    { version: 'weighing-1', from: '2022-01-01', decide: heavierThan(1000) },
    { version: 'weighing-2', from: '2024-01-01', decide: heavierThan(500) },
  ],
}
const rules = [weighing]
const decision = fc.record({
  grams: fc.integer({ min: 0, max: 2000 }),
  note: fc.option(fc.string(), { nil: undefined }),
  on: fc.constantFrom('2021-06-01', '2023-06-01', '2024-01-01', '2030-01-01'),
})

describe('a rule', () => {
  it('is the version in force on the day, and the first one before any was', () => {
    const outcomeOn = (on: string) => decide(weighing, on, { grams: 700 })
    expect(outcomeOn('2021-12-31')).toMatchObject({ rule: 'weighing-1', outcome: 'light' })
    expect(outcomeOn('2023-12-31')).toMatchObject({ rule: 'weighing-1', outcome: 'light' })
    expect(outcomeOn('2024-01-01')).toMatchObject({ rule: 'weighing-2', outcome: 'heavy' })
  })

  it('says the same again of what a receipt froze, and notices another outcome, reason or input', () => {
    fc.assert(
      fc.property(decision, ({ on, ...inputs }) => {
        const kept = JSON.parse(
          JSON.stringify(receiptFor(context(), decide(weighing, on, inputs))),
        ) as DecisionReceipt
        const otherwise = kept.outcome === 'heavy' ? 'light' : 'heavy'
        return (
          replay(rules, kept) === 'same' &&
          replay(rules, { ...kept, outcome: otherwise }) === 'different' &&
          replay(rules, { ...kept, reasons: [] }) === 'different' &&
          replay(rules, { ...kept, inputs: { grams: otherwise === 'heavy' ? 5000 : 0 } }) === 'different' &&
          replay(rules, { ...kept, rule: 'weighing-9' }) === 'rule_unknown'
        )
      }),
    )
  })
})

describe('a receipt', () => {
  const write = async () => {
    const ctx = context()
    const subject = newId('event')
    const made = receiptFor(ctx, decide(weighing, '2024-06-01', { grams: 700, note: undefined }))
    await ctx.commit(null, receipt({ type: 'parcel', id: subject }, made))
    return { ctx, subject, made }
  }

  it('is read back as it was decided', async () => {
    const { ctx, subject, made } = await write()
    const [row] = await ctx.db.all<{ receipts: string }>(
      sql`SELECT ${receiptsAbout(sql`${subject}`)} AS receipts`,
    )
    expect(JSON.parse(row!.receipts)).toEqual([made])
    expect(made).toMatchObject({ inputs: { grams: 700 }, decidedBy: '周知微', outcome: 'heavy' })
  })

  it('says who decided what, for keeping duties apart', async () => {
    const { ctx, subject } = await write()
    const asked = async (account: string, ...decisions: string[]) => {
      const [row] = await ctx.db.all<{ did: number }>(
        sql`SELECT ${decidedBefore(sql`${subject}`, account, decisions)} AS did`,
      )
      return row!.did === 1
    }
    expect(await asked(principal.id, 'parcel.weighing')).toBe(true)
    expect(await asked(principal.id, 'parcel.sending')).toBe(false)
    expect(await asked('acc_other', 'parcel.weighing')).toBe(false)
  })

  it.each([
    ['changed', (id: string) => `UPDATE decision_receipt SET outcome = 'light' WHERE id = '${id}'`],
    ['removed', (id: string) => `DELETE FROM decision_receipt WHERE id = '${id}'`],
    [
      'replaced',
      (id: string) =>
        `INSERT OR REPLACE INTO decision_receipt SELECT * FROM decision_receipt WHERE id = '${id}'`,
    ],
  ])('cannot be %s', async (_, statement) => {
    const { made } = await write()
    await expect(env.DB.prepare(statement(made.id)).run()).rejects.toThrow('append-only')
  })
})
