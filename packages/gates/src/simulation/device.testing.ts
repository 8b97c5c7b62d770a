import {
  anchorOf,
  freshMemory,
  middle,
  serverTime,
  uncertainty,
  watch,
  type Anchor,
  type ClockMemory,
  type Estimate,
  type Moment,
} from '../clock.ts'
import { closing, decide, openDevice, openLeases, type DeviceState, type Elsewhere } from '../device.ts'
import { append } from '../device.ts'
import {
  seal,
  type Close,
  type Digest,
  type Direction,
  type Entry,
  type Means,
  type Scan,
} from '../entries.ts'
import type { Lease } from '../leases.ts'
import { judgeStep } from '../tickets.ts'
import { DeviceClock } from './clock.testing.ts'
import type { Random } from './random.testing.ts'
import type { Answer, Asked } from './server.testing.ts'

/** What survives a crash. It changes only as a whole. */
interface Durable {
  leases: Lease[]
  log: Entry[]
  elsewhere: Elsewhere[]
  cursor: number
  acknowledged: number
  anchor: Anchor | null
  clock: ClockMemory
  want: { requestId: string; entries: number; walkIns: number } | null
}

export interface DeviceFaults {
  /** The light turns green before the scan is kept. */
  lightFirst?: boolean
}

export interface Visit {
  subject: string | null
  means: Means
  direction: Direction
  /** The step of a rotating ticket's code. */
  step?: number
}

const toleranceMs = 30_000

/** A gate's device: a crash ends what it has in memory, at any of the points marked `crashes`. */
export class Device {
  readonly id: string
  readonly clock: DeviceClock
  durable: Durable = {
    leases: [],
    log: [],
    elsewhere: [],
    cursor: 0,
    acknowledged: 0,
    anchor: null,
    clock: freshMemory,
    want: null,
  }
  asleep = false
  #state: DeviceState | null = null
  #wants = 0
  readonly #digest: Digest
  readonly #faults: DeviceFaults

  constructor(id: string, random: Random, trueTime: number, digest: Digest, faults: DeviceFaults) {
    this.id = id
    this.clock = new DeviceClock(random, trueTime)
    this.#digest = digest
    this.#faults = faults
    this.start()
  }

  get isOn(): boolean {
    return this.#state !== null
  }

  start(): void {
    const { leases, log, elsewhere } = this.durable
    this.#state = openDevice(this.id, leases, log, elsewhere)
    this.tick()
  }

  crash(): void {
    this.#state = null
    this.clock.reboot()
  }

  time(): Estimate | null {
    return serverTime(this.durable.anchor, this.clock.read(), this.durable.clock)
  }

  /** Keeps how late it is, every few seconds, so that setting the clock back shows. */
  tick(): void {
    this.durable = { ...this.durable, clock: watch(this.durable.clock, this.clock.read()) }
  }

  /** @returns what the light showed; null when the device crashed before it could */
  async scan({ subject, means, direction, step }: Visit, crashes: () => boolean): Promise<Scan | null> {
    const time = this.time()
    const fault = step === undefined ? null : judgeStep(step, time, toleranceMs)
    const decision: Scan =
      fault !== null && subject !== null
        ? { kind: 'scan', direction, subject, means, outcome: 'refused', reason: fault, leaseId: null }
        : decide(this.#state!, time, direction, { subject, means })
    if (this.#faults.lightFirst && crashes()) {
      this.crash()
      return decision
    }
    return (await this.#keep(decision, time, crashes)) ? decision : null
  }

  async close(leaseId: string, crashes: () => boolean): Promise<boolean> {
    const entry = closing(this.#state!, leaseId)
    return entry !== null && this.#keep(entry, this.time(), crashes)
  }

  openLeases = (): Lease[] => openLeases(this.#state!)

  async #keep(content: Scan | Close, time: Estimate | null, crashes: () => boolean): Promise<boolean> {
    const state = this.#state!
    const reading = this.clock.read()
    const at = time
      ? { at: middle(time), uncertaintyMs: uncertainty(time) }
      : { at: reading.wall, uncertaintyMs: 86_400_000 }
    const entry = await seal(this.id, state.head, at, content, this.#digest)
    if (crashes()) return this.#fail()
    this.durable = {
      ...this.durable,
      log: [...this.durable.log, entry],
      clock: watch(this.durable.clock, reading),
    }
    this.#state = append(state, entry)
    if (crashes()) return this.#fail()
    return true
  }

  #moment(): Moment {
    this.tick()
    return { reading: this.clock.read(), setBacks: this.durable.clock.setBacks }
  }

  #fail(): false {
    this.crash()
    return false
  }

  /** A request, of what is kept: some of the log in any order, with some that was handed in before. */
  compose(random: Random, wants: boolean): Asked & { sent: Moment } {
    const { log, acknowledged, anchor, cursor } = this.durable
    if (wants && this.durable.want === null)
      this.durable = {
        ...this.durable,
        want: {
          requestId: `${this.id}-${(this.#wants += 1)}`,
          entries: random.between(1, 12),
          walkIns: random.between(0, 4),
        },
      }
    const pending = log.filter(({ sequence }) => sequence > acknowledged)
    const again = log.filter(({ sequence }) => sequence <= acknowledged && random.chance(0.05))
    const entries = random.shuffled([...pending.filter(() => random.chance(0.8)), ...again])
    const sent = this.#moment()
    const heard = anchor === null ? null : new Date(anchor.server).toISOString()
    return {
      deviceId: this.id,
      exchange: { entries, length: log.length, heard, want: this.durable.want },
      wall: sent.reading.wall,
      cursor,
      sent,
    }
  }

  install(answer: Answer, asked: { sent: Moment; requestId: string | null }, crashes: () => boolean): void {
    const heard = this.#moment()
    if (heard.reading.boot !== asked.sent.reading.boot) return
    if (crashes()) return this.crash()
    const known = new Set(this.durable.leases.map(({ id }) => id))
    const told = anchorOf(answer.serverTime, asked.sent, heard)
    const isNewer = told !== null && told.server > (this.durable.anchor?.server ?? -1)
    const isAnswered = asked.requestId !== null && this.durable.want?.requestId === asked.requestId
    this.durable = {
      ...this.durable,
      leases: [...this.durable.leases, ...answer.leases.filter(({ id }) => !known.has(id))],
      elsewhere: [...this.durable.elsewhere, ...answer.elsewhere],
      cursor: Math.max(this.durable.cursor, answer.cursor),
      acknowledged: Math.max(this.durable.acknowledged, answer.highWater),
      anchor: isNewer ? told : this.durable.anchor,
      want: isAnswered ? null : this.durable.want,
    }
    if (isNewer) this.clock.heardServer()
    if (crashes()) return this.crash()
    this.start()
  }
}
