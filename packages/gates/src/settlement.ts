import type { Entry, ScanEntry } from './entries.ts'

/**
 * What the server holds for one activity. Everywhere and always `reserved + admitted ≤ capacity`, and the same of
 * walk-ins: a constraint of the database, not of this code.
 */
export interface Account {
  capacity: number
  walkInCapacity: number
  /** Entries out on leases that no merged scan has used. */
  reserved: number
  walkInsReserved: number
  /** Different people let in. */
  admitted: number
  walkInsAdmitted: number
}

/** A lease as the server keeps it. */
export interface Held {
  id: string
  /** Entries still kept back for the device. */
  held: number
  walkInsHeld: number
  validUntil: string
  skewBoundMs: number
  /** The log's sequence number at which the device closed it. */
  closedAt: number | null
}

/** One call of a device: what it scanned, where its log stood, and what it wants. Sending it twice does no harm. */
export interface Exchange {
  /** Any entries of its log, in any order. */
  entries: readonly Entry[]
  /** Entries in its log when it composed this. */
  length: number
  /** The latest server time it had heard, and kept, when it composed this; null before the first answer. */
  heard: string | null
  /** Entries it would like to hold. */
  want: { requestId: string; entries: number; walkIns: number } | null
}

/** What the server knows of a device before an exchange. */
export interface View {
  account: Account
  /** Every entry up to here is merged. */
  highWater: number
  /** Sequence numbers merged beyond it. */
  ahead: readonly number[]
  /** Hashes of those entries of the exchange that are merged already. */
  known: ReadonlySet<string>
  leases: readonly Held[]
  /** Devices in service that hold nothing, this one aside: what is left is shared with them. */
  waiting: number
  /** The request for entries was answered before: asking again gets nothing more. */
  answered: boolean
  /** False for a device that was taken out of service: it may hand in, and gets nothing. */
  mayLease: boolean
}

export interface Admission {
  subject: string
  walkIn: boolean
  /** False when no lease of the device could give the entry: a device that broke the rules, or was written off. */
  covered: boolean
  entry: ScanEntry
}

export interface Settlement {
  fresh: Entry[]
  highWater: number
  /** The device's leases afterwards; one that is given back holds nothing and is `over`. */
  leases: (Held & { over: boolean })[]
  admissions: Admission[]
  grant: { requestId: string; entries: number; walkIns: number } | null
  /** The device asked for more than there was. */
  short: boolean
}

/**
 * Whether what a lease still holds can be given back: the device has said that it takes no more from it, and everything
 * it took is merged. It says so by an entry of its log; or, once it has heard a server time past the lease's end, by
 * any exchange, since it takes nothing from then on. Clocks play no part in this.
 */
export const mayRelease = (lease: Held, exchange: Exchange, highWater: number): boolean =>
  (lease.closedAt !== null && highWater >= lease.closedAt) ||
  (exchange.heard !== null && exchange.heard >= lease.validUntil && highWater >= exchange.length)

/** When a device that never came back cannot admit any more, however wrong its clock: only then is it written off. */
export const writeOffFrom = (lease: Pick<Held, 'validUntil' | 'skewBoundMs'>): number =>
  Date.parse(lease.validUntil) + lease.skewBoundMs

/** Everything an exchange changes. Pure; the server writes it in one batch. */
export function settle(view: View, exchange: Exchange, release = mayRelease): Settlement {
  const fresh = distinct(exchange.entries)
    .filter(({ hash }) => !view.known.has(hash))
    .sort((a, b) => a.sequence - b.sequence)
  const highWater = advance(view.highWater, [...view.ahead, ...fresh.map(({ sequence }) => sequence)])
  const leases = new Map(view.leases.map((lease) => [lease.id, { ...lease, over: false }]))
  const admissions: Admission[] = []
  for (const entry of fresh) {
    const lease = entry.leaseId === null ? undefined : leases.get(entry.leaseId)
    if (entry.kind === 'close') {
      if (lease) lease.closedAt = entry.sequence
      continue
    }
    if (entry.outcome !== 'admitted') continue
    const walkIn = entry.means === 'walk-in'
    const covered = lease !== undefined && lease.held > 0 && (!walkIn || lease.walkInsHeld > 0)
    if (covered) {
      lease.held -= 1
      if (walkIn) lease.walkInsHeld -= 1
      lease.walkInsHeld = Math.min(lease.walkInsHeld, lease.held)
    }
    admissions.push({ subject: entry.subject, walkIn, covered, entry })
  }
  for (const lease of leases.values())
    if (release(lease, exchange, highWater)) Object.assign(lease, { held: 0, walkInsHeld: 0, over: true })
  const settled = [...leases.values()]
  return { fresh, highWater, leases: settled, admissions, ...grantOf(view, exchange, settled, admissions) }
}

function grantOf(
  view: View,
  { want }: Exchange,
  leases: Settlement['leases'],
  admissions: readonly Admission[],
): Pick<Settlement, 'grant' | 'short'> {
  if (!view.mayLease || view.answered || want === null || want.entries < 1)
    return { grant: null, short: false }
  const { account } = view
  // A person who was in already takes no seat, but that is for the database to find: here each takes one.
  const taken = admissions.filter(({ covered }) => covered)
  const given = (key: 'held' | 'walkInsHeld') =>
    view.leases.reduce((sum, lease) => sum + lease[key], 0) -
    leases.reduce((sum, lease) => sum + lease[key], 0)
  const free = account.capacity - account.reserved - account.admitted + given('held') - taken.length
  const freeForWalkIns =
    account.walkInCapacity -
    account.walkInsReserved -
    account.walkInsAdmitted +
    given('walkInsHeld') -
    taken.filter(({ walkIn }) => walkIn).length
  const entries = share(free, want.entries, view.waiting)
  const walkIns = Math.min(entries, share(freeForWalkIns, want.walkIns, view.waiting))
  return {
    grant: entries > 0 ? { requestId: want.requestId, entries, walkIns } : null,
    short: entries < want.entries,
  }
}

/** An equal share for each device that waits, and no more than is wanted. */
const share = (free: number, wanted: number, waiting: number): number =>
  Math.max(0, Math.min(wanted, Math.ceil(free / (waiting + 1)), free))

const distinct = (entries: readonly Entry[]): Entry[] => [
  ...new Map(entries.map((entry) => [entry.hash, entry])).values(),
]

function advance(highWater: number, sequences: readonly number[]): number {
  const present = new Set(sequences)
  let mark = highWater
  while (present.has(mark + 1)) mark += 1
  return mark
}
