import { checkTicket, decide, readTicket, type Direction, type Means, type Scan } from '@alliance/gates'
import { GateDevice } from './device.ts'
import { GateLine } from './line.ts'
import type { GateStore, Kept } from './store.ts'
import { verdictOf, type Verdict } from './verdict.ts'
import { lookAt, type GateView } from './view.ts'

/** So long someone waits at a gate that has network, before they are turned away. */
const patienceMs = 2500
const ticketToleranceMs = 30_000
/** What an answer of the server may mend. */
const mendable = new Set([
  'ticket.unknown',
  'clock.unknown',
  'lease.none',
  'lease.expired',
  'entries.exhausted',
  'walk-ins.exhausted',
])

/** The gate at work: who comes is decided by what the device has kept, with or without a line home. */
export class GateEngine {
  readonly #device: GateDevice
  readonly #line: GateLine
  #view: GateView

  constructor(store: GateStore, kept: Kept) {
    this.#device = new GateDevice(store, kept)
    this.#line = new GateLine(this.#device)
    this.#view = this.#look()
    this.#device.subscribe(() => {
      this.#view = this.#look()
    })
  }

  subscribe = (listener: () => void): (() => void) => this.#device.subscribe(listener)
  view = (): GateView => this.#view
  sync = (): Promise<void> => this.#line.call()
  hold = (entries: number): Promise<void> => this.#line.hold(entries)
  giveBack = (): Promise<void> => this.#line.giveBack()

  /** A ticket's text, as a camera or a scanner read it. */
  presentTicket = (text: string, direction: Direction): Promise<Verdict> =>
    this.#present(async (mayWait) => {
      const ticket = readTicket(text)
      if (ticket === null) return verdictOf({ outcome: 'refused', reason: 'ticket.unreadable' }, null)
      const person = this.#device.personOf(ticket.registrationId)
      const { enrolled } = this.#device.kept.self
      const fault = await checkTicket(ticket, {
        activityId: enrolled.activityId,
        secret: person?.secret,
        generation: person?.generation,
        ticketKey: enrolled.serverKey,
        time: this.#device.time(),
        toleranceMs: ticketToleranceMs,
      })
      return this.#decided(ticket.registrationId, ticket.means, direction, fault, mayWait)
    })

  /** Someone known by sight or paper; or, with null, someone without a registration. */
  presentPerson = (subject: string | null, direction: Direction): Promise<Verdict> =>
    this.#present((mayWait) => {
      const isWalkIn = subject === null || !subject.startsWith('rgn_')
      return this.#decided(subject, isWalkIn ? 'walk-in' : 'by-name', direction, null, mayWait)
    })

  /** A gate with network asks once for what it lacks, before it turns someone away. */
  async #present(decided: (mayWait: boolean) => Promise<Verdict | null>): Promise<Verdict> {
    const first = await this.#device.inTurn(() => decided(this.#line.isOpen()))
    if (first !== null) return first
    await Promise.race([this.sync(), new Promise((resolve) => setTimeout(resolve, patienceMs))])
    return (await this.#device.inTurn(() => decided(false)))!
  }

  /** @returns null for someone whom an answer of the server may let in, if it may be waited for */
  async #decided(
    subject: string | null,
    means: Means,
    direction: Direction,
    fault: string | null,
    mayWait: boolean,
  ): Promise<Verdict | null> {
    const device = this.#device
    const time = device.time()
    const scan: Scan =
      fault !== null && subject !== null
        ? { kind: 'scan', direction, subject, means, outcome: 'refused', reason: fault, leaseId: null }
        : decide(device.state, time, direction, { subject, means })
    if (mayWait && scan.reason !== null && mendable.has(scan.reason)) return null
    await device.keep(scan, time)
    return verdictOf(scan, device.personOf(scan.subject)?.name ?? null)
  }

  tick = (): Promise<void> =>
    this.#device.inTurn(async () => {
      await this.#device.keepTime()
      this.#device.tell()
    })

  #look = (): GateView =>
    lookAt(
      { kept: this.#device.kept, state: this.#device.state, time: this.#device.time() },
      this.#line.network(),
    )
}
