import type { Estimate } from './clock.ts'
import {
  emptyLog,
  headOf,
  type Close,
  type Direction,
  type Entry,
  type Head,
  type Means,
  type Scan,
} from './entries.ts'
import type { Lease } from './leases.ts'

/** Someone expected, and whatever the server knew of them when it was last heard. */
export interface Expected {
  registrationId: string
  name: string
  secret: string
  generation: number
}

/** A movement that another gate saw. */
export interface Elsewhere {
  subject: string
  direction: Direction
  at: string
}

interface Standing {
  /** Was let in once: coming again takes no further entry. Going out alone proves nothing. */
  admitted: boolean
  inside: boolean
  at: number
}

interface Holding {
  lease: Lease
  spent: number
  walkInsSpent: number
  closed: boolean
}

interface Folded {
  deviceId: string
  head: Head
  holdings: Map<string, Holding>
  /** Every lease that the log closes, whether it is here or not. */
  closed: Set<string>
  /** Everyone who was seen, here or elsewhere. */
  persons: Map<string, Standing>
}

/** All a device decides by. It is folded from what the device keeps, so a crash loses nothing. */
export type DeviceState = {
  readonly [K in keyof Folded]: Folded[K] extends Map<infer I, infer T>
    ? ReadonlyMap<I, T>
    : Folded[K] extends Set<infer T>
      ? ReadonlySet<T>
      : Folded[K]
}

const copy = (state: DeviceState): Folded => ({
  ...state,
  holdings: new Map(state.holdings),
  closed: new Set(state.closed),
  persons: new Map(state.persons),
})

/** The state of a device from its leases, its own log in order, and what it heard of other gates. */
export function openDevice(
  deviceId: string,
  leases: readonly Lease[],
  log: readonly Entry[],
  elsewhere: readonly Elsewhere[] = [],
): DeviceState {
  const state: Folded = {
    deviceId,
    head: emptyLog(deviceId),
    holdings: new Map(),
    closed: new Set(),
    persons: new Map(),
  }
  hold(state, leases)
  for (const entry of log) follow(state, entry)
  for (const movement of elsewhere) stand(state, movement)
  return state
}

export function withLeases(state: DeviceState, leases: readonly Lease[]): DeviceState {
  const next = copy(state)
  hold(next, leases)
  return next
}

/** What other gates saw; of two movements of a person the later one says where they are. */
export function withElsewhere(state: DeviceState, movements: readonly Elsewhere[]): DeviceState {
  const next = copy(state)
  for (const movement of movements) stand(next, movement)
  return next
}

/** The state with one more entry in the log. */
export function append(state: DeviceState, entry: Entry): DeviceState {
  const next = copy(state)
  follow(next, entry)
  return next
}

function hold({ deviceId, holdings, closed }: Folded, leases: readonly Lease[]): void {
  for (const lease of leases)
    if (lease.deviceId === deviceId && !holdings.has(lease.id))
      holdings.set(lease.id, { lease, spent: 0, walkInsSpent: 0, closed: closed.has(lease.id) })
}

function stand({ persons }: Folded, { subject, direction, at }: Elsewhere): void {
  const before = persons.get(subject)
  const moment = Date.parse(at)
  const isLater = !before || before.at <= moment
  persons.set(subject, {
    admitted: direction === 'in' || (before?.admitted ?? false),
    inside: isLater ? direction === 'in' : before.inside,
    at: isLater ? moment : before.at,
  })
}

function follow(state: Folded, entry: Entry): void {
  state.head = headOf(entry)
  const holding = entry.leaseId === null ? undefined : state.holdings.get(entry.leaseId)
  if (entry.kind === 'close') {
    state.closed.add(entry.leaseId)
    if (holding) state.holdings.set(entry.leaseId, { ...holding, closed: true })
    return
  }
  if (holding)
    state.holdings.set(holding.lease.id, {
      ...holding,
      spent: holding.spent + 1,
      walkInsSpent: holding.walkInsSpent + (entry.means === 'walk-in' ? 1 : 0),
    })
  if (['admitted', 're-entered', 'left'].includes(entry.outcome)) stand(state, entry)
}

/** Leases that may still give entries at this time. Without the time, none may. */
const usable = (state: DeviceState, time: Estimate | null): Holding[] =>
  [...state.holdings.values()]
    .filter(({ closed, lease }) => !closed && time !== null && time.latest < Date.parse(lease.validUntil))
    .sort((a, b) => (a.lease.validUntil < b.lease.validUntil ? -1 : 1))

/** What is left of the leases. */
export function remaining(state: DeviceState, time: Estimate | null): { entries: number; walkIns: number } {
  const each = usable(state, time).map(({ lease, spent, walkInsSpent }) => {
    const entries = Math.max(0, lease.entries - spent)
    return { entries, walkIns: Math.min(entries, Math.max(0, lease.walkIns - walkInsSpent)) }
  })
  return {
    entries: each.reduce((sum, { entries }) => sum + entries, 0),
    walkIns: each.reduce((sum, { walkIns }) => sum + walkIns, 0),
  }
}

export type GateFault =
  | 'lease.none'
  | 'lease.expired'
  | 'clock.unknown'
  | 'entries.exhausted'
  | 'walk-ins.exhausted'

/** Who stands at the gate, their ticket checked. `subject: null` is someone without a registration who wants in. */
export interface Presented {
  subject: string | null
  means: Means
}

/** What the device says, to be written into its log before the light shows it. Pure: nothing has happened yet. */
export function decide(
  state: DeviceState,
  time: Estimate | null,
  direction: Direction,
  presented: Presented,
): Scan {
  const subject = presented.subject ?? `${state.deviceId}:${state.head.sequence + 1}`
  const scan = { kind: 'scan' as const, direction, subject, means: presented.means }
  const known = state.persons.get(subject)
  if (direction === 'out') return { ...scan, outcome: 'left', reason: null, leaseId: null }
  if (known?.inside) return { ...scan, outcome: 'inside', reason: null, leaseId: null }
  if (known?.admitted) return { ...scan, outcome: 're-entered', reason: null, leaseId: null }

  const holdings = usable(state, time)
  const withEntries = holdings.filter(({ lease, spent }) => spent < lease.entries)
  const chosen =
    presented.means === 'walk-in'
      ? withEntries.find(({ lease, walkInsSpent }) => walkInsSpent < lease.walkIns)
      : withEntries[0]
  if (chosen) return { ...scan, outcome: 'admitted', reason: null, leaseId: chosen.lease.id }
  return { ...scan, outcome: 'refused', reason: faultOf(state, time, holdings, withEntries), leaseId: null }
}

function faultOf(
  state: DeviceState,
  time: Estimate | null,
  holdings: readonly Holding[],
  withEntries: readonly Holding[],
): GateFault {
  if (withEntries.length > 0) return 'walk-ins.exhausted'
  if (holdings.length > 0) return 'entries.exhausted'
  if (state.holdings.size === 0) return 'lease.none'
  return time === null ? 'clock.unknown' : 'lease.expired'
}

/** The closing of a lease, once. */
export const closing = (state: DeviceState, leaseId: string): Close | null =>
  state.closed.has(leaseId) ? null : { kind: 'close', leaseId }

/** Leases that are still open on this device. */
export const openLeases = (state: DeviceState): Lease[] =>
  [...state.holdings.values()].flatMap(({ lease, closed }) => (closed ? [] : [lease]))
