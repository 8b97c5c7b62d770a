import { driftPpm, type ClockReading } from '../clock.ts'
import type { Random } from './random.testing.ts'

/** How far a sleeping or rebooting device's wall clock may be set back unseen: what the skew bound allows for. */
const unseen = 50_000

/** The clocks of one device: they drift, sleep, start anew, and people set them. */
export class DeviceClock {
  #rate: number
  #wall: number
  #monotonic = 0
  #boot = 0
  /** Set back without a trace since the server was last heard. */
  #hidden = 0

  constructor(random: Random, trueTime: number) {
    this.#rate = 1 + ((random.next() * 2 - 1) * driftPpm) / 1_000_000
    this.#wall = trueTime + random.between(-86_400_000, 86_400_000)
  }

  /** Time passes; a sleeping device's monotonic clock does not notice. */
  pass(ms: number, asleep: boolean): void {
    this.#wall += ms * this.#rate
    if (!asleep) this.#monotonic += ms * this.#rate
  }

  /** Set back behind its own back, by no more than has passed, so that nothing shows. */
  setBackUnseen(random: Random, within: number): void {
    const most = Math.min(unseen - this.#hidden, within)
    if (most <= 0) return
    const step = random.chance(0.5) ? most : random.between(0, most)
    this.#wall -= step
    this.#hidden += step
  }

  /** Set by someone who sees it, either way. */
  set(by: number): void {
    this.#wall += by
  }

  reboot(): void {
    this.#boot += 1
    this.#monotonic = 0
  }

  heardServer(): void {
    this.#hidden = 0
  }

  read(): ClockReading {
    return {
      wall: Math.round(this.#wall),
      monotonic: Math.round(this.#monotonic),
      boot: String(this.#boot),
    }
  }
}
