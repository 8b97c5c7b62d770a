import { skewBound } from '../clock.ts'
import type { Elsewhere } from '../device.ts'
import type { Entry } from '../entries.ts'
import { ruleVersion, type Lease } from '../leases.ts'
import { mayRelease, settle, writeOffFrom, type Account, type Exchange, type Held } from '../settlement.ts'

interface ServerLease extends Held {
  requestId: string
  deviceId: string
  document: Lease
  isOver: boolean
}

export interface Asked {
  deviceId: string
  exchange: Exchange
  wall: number
  cursor: number
}

export interface Answer {
  serverTime: number
  highWater: number
  leases: Lease[]
  elsewhere: Elsewhere[]
  cursor: number
}

/** Ways to build it wrong, to see that the simulation tells. */
export interface ServerFaults {
  /** A lost device is written off as soon as its lease has ended by the server's clock. */
  writeOffWithoutSkew?: boolean
  /** A lease is given back as soon as it has ended. */
  releaseAtExpiry?: boolean
  /** An exchange that arrives after a lease's end counts as if it had been composed then. */
  releaseWithoutHearing?: boolean
}

const leaseMs = 1_800_000

/** The server: `settle` over tables that are maps, each exchange a transaction. */
export class Server {
  readonly account: Account
  readonly entries = new Map<string, Entry>()
  readonly leases = new Map<string, ServerLease>()
  excess = 0
  readonly #subjects = new Set<string>()
  readonly #log: Entry[] = []
  readonly #highWater = new Map<string, number>()
  readonly #offsets = new Map<string, number>()
  readonly #devices: readonly string[]
  readonly #faults: ServerFaults

  constructor(capacity: number, walkInCapacity: number, devices: readonly string[], faults: ServerFaults) {
    this.account = {
      capacity,
      walkInCapacity,
      reserved: 0,
      walkInsReserved: 0,
      admitted: 0,
      walkInsAdmitted: 0,
    }
    this.#devices = devices
    this.#faults = faults
  }

  answer({ deviceId, exchange, wall, cursor }: Asked, now: number): Answer {
    const own = this.#heldBy(deviceId)
    const settlement = settle(
      {
        account: { ...this.account },
        highWater: this.#highWater.get(deviceId) ?? 0,
        ahead: this.#log
          .filter((entry) => entry.deviceId === deviceId)
          .map(({ sequence }) => sequence)
          .filter((sequence) => sequence > (this.#highWater.get(deviceId) ?? 0)),
        known: new Set(exchange.entries.map(({ hash }) => hash).filter((hash) => this.entries.has(hash))),
        leases: own,
        waiting: this.#devices.filter((other) => other !== deviceId && this.#heldBy(other).length === 0)
          .length,
        answered: [...this.leases.values()].some(({ requestId }) => requestId === exchange.want?.requestId),
        mayLease: true,
      },
      exchange,
      this.#release(now),
    )
    for (const entry of settlement.fresh) {
      this.entries.set(entry.hash, entry)
      this.#log.push(entry)
    }
    this.#highWater.set(deviceId, settlement.highWater)
    for (const { over, ...lease } of settlement.leases)
      Object.assign(this.leases.get(lease.id)!, lease, { isOver: over })
    for (const { subject, walkIn, covered } of settlement.admissions) {
      if (this.#subjects.has(subject)) continue
      this.#subjects.add(subject)
      if (!covered) this.excess += 1
      else {
        this.account.admitted += 1
        if (walkIn) this.account.walkInsAdmitted += 1
      }
    }
    const offset = now - wall
    if (settlement.grant)
      this.#grant(deviceId, settlement.grant, now, skewBound(offset, this.#offsets.get(deviceId) ?? null))
    this.#offsets.set(deviceId, offset)
    this.#tally()
    return {
      serverTime: now,
      highWater: settlement.highWater,
      leases: this.#heldBy(deviceId).map(({ document }) => document),
      elsewhere: this.#log
        .slice(cursor)
        .flatMap((entry) =>
          entry.deviceId !== deviceId &&
          entry.kind === 'scan' &&
          ['admitted', 're-entered', 'left'].includes(entry.outcome)
            ? [{ subject: entry.subject, direction: entry.direction, at: entry.at }]
            : [],
        ),
      cursor: this.#log.length,
    }
  }

  /** Someone counts what a device that is gone let in, and the rest of its lease comes back. */
  writeOff(leaseId: string, counted: number, countedWalkIns: number, now: number): boolean {
    const lease = this.leases.get(leaseId)!
    if (lease.isOver) return false
    if (now < (this.#faults.writeOffWithoutSkew ? Date.parse(lease.validUntil) : writeOffFrom(lease)))
      return false
    lease.held = Math.min(lease.held, counted)
    lease.walkInsHeld = Math.min(lease.walkInsHeld, countedWalkIns)
    this.#tally()
    return true
  }

  #release(now: number): typeof mayRelease {
    if (this.#faults.releaseAtExpiry)
      return (lease, exchange, mark) =>
        mayRelease(lease, exchange, mark) || now >= Date.parse(lease.validUntil)
    if (this.#faults.releaseWithoutHearing)
      return (lease, exchange, mark) =>
        mayRelease(lease, { ...exchange, heard: new Date(now).toISOString() }, mark)
    return mayRelease
  }

  #heldBy = (deviceId: string): ServerLease[] =>
    [...this.leases.values()].filter((lease) => lease.deviceId === deviceId && !lease.isOver)

  #grant(
    deviceId: string,
    { requestId, entries, walkIns }: { requestId: string; entries: number; walkIns: number },
    now: number,
    skewBoundMs: number,
  ): void {
    const id = `lease-${this.leases.size + 1}`
    const validUntil = new Date(now + leaseMs).toISOString()
    const document: Lease = {
      id,
      activityId: 'activity',
      gateId: 'gate',
      deviceId,
      rules: ruleVersion,
      issuedAt: new Date(now).toISOString(),
      validUntil,
      skewBoundMs,
      entries,
      walkIns,
      ticketToleranceMs: 30_000,
      ticketKey: { x: '', y: '' },
    }
    const held = { held: entries, walkInsHeld: walkIns, closedAt: null, isOver: false }
    this.leases.set(id, { id, requestId, deviceId, document, validUntil, skewBoundMs, ...held })
  }

  #tally(): void {
    const all = [...this.leases.values()]
    this.account.reserved = all.reduce((sum, { held }) => sum + held, 0)
    this.account.walkInsReserved = all.reduce((sum, { walkInsHeld }) => sum + walkInsHeld, 0)
  }
}
