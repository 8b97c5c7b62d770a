import { expect, test } from 'vitest'
import type { Entry, ScanEntry } from './entries.ts'
import { mayRelease, settle, writeOffFrom, type Exchange, type Held, type View } from './settlement.ts'

const account = {
  capacity: 10,
  walkInCapacity: 2,
  reserved: 4,
  walkInsReserved: 1,
  admitted: 3,
  walkInsAdmitted: 0,
}
const until = '2026-11-24T02:00:00.000Z'
const held = (change: Partial<Held> = {}): Held => ({
  id: 'l1',
  held: 4,
  walkInsHeld: 1,
  validUntil: until,
  skewBoundMs: 60_000,
  closedAt: null,
  ...change,
})
const view = (change: Partial<View> = {}): View => ({
  account,
  highWater: 0,
  ahead: [],
  known: new Set(),
  leases: [held()],
  waiting: 0,
  answered: false,
  mayLease: true,
  ...change,
})
const asks = (change: Partial<Exchange> = {}): Exchange => ({
  entries: [],
  length: 0,
  heard: null,
  want: null,
  ...change,
})
const scan = (sequence: number, change: Partial<ScanEntry> = {}): Entry => ({
  kind: 'scan',
  deviceId: 'd1',
  sequence,
  previous: '',
  at: '2026-11-24T01:00:00.000Z',
  uncertaintyMs: 0,
  hash: `h${sequence}`,
  direction: 'in',
  subject: `person-${sequence}`,
  means: 'rotating',
  outcome: 'admitted',
  reason: null,
  leaseId: 'l1',
  ...change,
})
const close = (sequence: number): Entry => ({
  kind: 'close',
  deviceId: 'd1',
  sequence,
  previous: '',
  at: '2026-11-24T01:00:00.000Z',
  uncertaintyMs: 0,
  hash: `h${sequence}`,
  leaseId: 'l1',
})

test('each new admission takes one of the entries held; what is known already takes none', () => {
  const result = settle(
    view({ known: new Set(['h1']) }),
    asks({ entries: [scan(2), scan(1), scan(2)], length: 2 }),
  )
  expect(result.fresh.map(({ hash }) => hash)).toEqual(['h2'])
  expect(result.leases[0]).toMatchObject({ held: 3 })
  expect(result.admissions).toMatchObject([{ subject: 'person-2', covered: true }])
})

test('the high-water mark waits for what is missing', () => {
  expect(settle(view(), asks({ entries: [scan(2), scan(3)] })).highWater).toBe(0)
  expect(settle(view({ ahead: [2, 3] }), asks({ entries: [scan(1)] })).highWater).toBe(3)
})

test('a lease comes back when its closing and everything before it are merged', () => {
  expect(settle(view(), asks({ entries: [close(2)], length: 2 })).leases[0]).toMatchObject({
    held: 4,
    closedAt: 2,
    over: false,
  })
  const complete = settle(
    view({ leases: [held({ closedAt: 2 })], ahead: [2] }),
    asks({ entries: [scan(1)], length: 2 }),
  )
  expect(complete.leases[0]).toMatchObject({ held: 0, over: true })
})

test('a lease comes back after its end only when the device knew of the end and everything is merged', () => {
  const before = '2026-11-24T01:59:59.999Z'
  expect(mayRelease(held(), asks({ heard: null }), 0)).toBe(false)
  expect(mayRelease(held(), asks({ heard: before }), 0)).toBe(false)
  expect(mayRelease(held(), asks({ heard: until, length: 5 }), 4)).toBe(false)
  expect(mayRelease(held(), asks({ heard: until, length: 5 }), 5)).toBe(true)
})

test('a lost device is written off only when no clock within its bound can still admit', () => {
  expect(writeOffFrom(held())).toBe(Date.parse(until) + 60_000)
})

test('what no lease covers is kept and told apart', () => {
  const strangers = [
    scan(1, { leaseId: 'unknown' }),
    scan(2, { means: 'walk-in' }),
    scan(3, { means: 'walk-in' }),
  ]
  const { fresh, admissions } = settle(view(), asks({ entries: strangers, length: 3 }))
  expect(fresh).toHaveLength(3)
  expect(admissions.map(({ covered }) => covered)).toEqual([false, true, false])
})

const want = { requestId: 'r1', entries: 20, walkIns: 5 }

test('grants what is free, shared with the devices that hold nothing', () => {
  expect(settle(view(), asks({ want })).grant).toEqual({ requestId: 'r1', entries: 3, walkIns: 1 })
  expect(settle(view({ waiting: 2 }), asks({ want })).grant).toMatchObject({ entries: 1 })
  expect(settle(view(), asks({ want: { ...want, entries: 2 } }))).toMatchObject({
    grant: { entries: 2 },
    short: false,
  })
})

test('grants again what the same exchange gives back', () => {
  const result = settle(view({ leases: [held({ closedAt: 1 })], highWater: 1 }), asks({ want, length: 1 }))
  expect(result.grant).toMatchObject({ entries: 7 })
})

test.each([
  ['asked before', { answered: true }],
  ['out of service', { mayLease: false }],
])('grants nothing when %s', (_, change) => {
  expect(settle(view(change), asks({ want }))).toMatchObject({ grant: null, short: false })
})

test('says when there is nothing left', () => {
  expect(settle(view({ account: { ...account, admitted: 6 } }), asks({ want }))).toMatchObject({
    grant: null,
    short: true,
  })
})
