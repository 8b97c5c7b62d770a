import {
  append,
  middle,
  openDevice,
  seal,
  serverTime,
  uncertainty,
  watch,
  type Close,
  type DeviceState,
  type Estimate,
  type Expected,
  type Lease,
  type Moment,
  type Scan,
} from '@alliance/gates'
import type { Schemas } from '@alliance/client'
import { readClock } from './clock.ts'
import type { GateStore, Kept, Self } from './store.ts'

/** Where a device that has heard no time stands: a day off at the most. */
const unknownTimeMs = 86_400_000

/**
 * What a device has kept, and the state that folds from it. Work on it takes turns, so that a scan is decided by what
 * is kept, and kept before it is shown.
 */
export class GateDevice {
  readonly #store: GateStore
  readonly #listeners = new Set<() => void>()
  #kept: Kept
  #state: DeviceState
  #turn: Promise<unknown> = Promise.resolve()

  constructor(store: GateStore, kept: Kept) {
    this.#store = store
    this.#kept = kept
    this.#state = fold(kept)
  }

  get kept(): Kept {
    return this.#kept
  }
  get state(): DeviceState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  tell(): void {
    for (const listener of this.#listeners) listener()
  }

  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  time = (): Estimate | null => serverTime(this.#kept.self.anchor, readClock(), this.#kept.self.clock)

  personOf = (id: string): Expected | undefined =>
    this.#kept.roster.find(({ registrationId }) => registrationId === id)

  /** Now, by the device's clock, having noted whether that was set back. */
  async moment(): Promise<Moment> {
    const reading = readClock()
    const clock = watch(this.#kept.self.clock, reading)
    if (clock.setBacks !== this.#kept.self.clock.setBacks) await this.keepSelf({ clock })
    return { reading, setBacks: clock.setBacks }
  }

  /** Keeps how late it is, so that a clock that is set back shows. */
  keepTime = (): Promise<void> => this.keepSelf({ clock: watch(this.#kept.self.clock, readClock()) })

  async keepSelf(change: Partial<Self>): Promise<void> {
    const own = { ...this.#kept.self, ...change }
    await this.#store.keepSelf(own)
    this.#kept = { ...this.#kept, self: own }
  }

  /** The next entry of the log. */
  async keep(content: Scan | Close, time: Estimate | null): Promise<void> {
    const reading = readClock()
    const at = time
      ? { at: middle(time), uncertaintyMs: uncertainty(time) }
      : { at: reading.wall, uncertaintyMs: unknownTimeMs }
    const entry = await seal(this.#state.deviceId, this.#state.head, at, content)
    const own = { ...this.#kept.self, clock: watch(this.#kept.self.clock, reading) }
    await this.#store.append(entry, own)
    this.#kept = { ...this.#kept, self: own, log: [...this.#kept.log, entry] }
    this.#state = append(this.#state, entry)
    this.tell()
  }

  /** What an answer of the server brought. */
  async install(own: Self, leases: Lease[], answer: Schemas['GateAnswer']): Promise<void> {
    const roster = answer.roster?.persons ?? null
    await this.#store.install(own, leases, roster, answer.elsewhere)
    const brought = new Set(leases.map(({ id }) => id))
    this.#kept = {
      ...this.#kept,
      self: own,
      leases: [...this.#kept.leases.filter(({ id }) => !brought.has(id)), ...leases],
      roster: roster ?? this.#kept.roster,
      elsewhere: [...this.#kept.elsewhere, ...answer.elsewhere],
    }
    this.#state = fold(this.#kept)
  }
}

const fold = ({ self: own, leases, log, elsewhere }: Kept): DeviceState =>
  openDevice(own.enrolled.deviceId, leases, log, elsewhere)
