import type { Schemas } from '@alliance/client'
import {
  anchorOf,
  closing,
  middle,
  openLease,
  openLeases,
  remaining,
  type Lease,
  type Moment,
} from '@alliance/gates'
import { isRefusal } from '../api/refusal.ts'
import { askTime, exchange } from './calling.ts'
import type { GateDevice } from './device.ts'
import { bodyOf, request, selfAfter, wanted } from './exchanging.ts'
import type { GateView } from './view.ts'

const giveBackEvery = 120_000

/** The line home: hands in what the device kept, hears of other gates, asks for entries and gives them back. */
export class GateLine {
  readonly #device: GateDevice
  #reached = false
  #call: Promise<void> | null = null
  #next: Promise<void> | null = null
  #fault: unknown = null
  #gaveBack = 0

  constructor(device: GateDevice) {
    this.#device = device
  }

  /** Whether the last call came through and there is network still. */
  isOpen = (): boolean => this.#reached && navigator.onLine

  network = (): Pick<GateView, 'online' | 'syncing' | 'fault'> => ({
    online: this.isOpen(),
    syncing: this.#call !== null,
    fault: this.#fault,
  })

  /** One call at a time. What is asked for while one is under way may not be in it, so another follows. */
  call(): Promise<void> {
    if (this.#call === null) return this.#begin()
    this.#next ??= this.#call.then(() => this.#call ?? this.#begin())
    return this.#next
  }

  #begin(): Promise<void> {
    this.#next = null
    this.#call = this.#converse().finally(() => {
      this.#call = null
      this.#device.tell()
    })
    this.#device.tell()
    return this.#call
  }

  async #converse(): Promise<void> {
    try {
      let more = true
      while (more) more = await this.#exchange()
      this.#reached = true
      this.#fault = null
    } catch (error) {
      this.#reached = false
      this.#fault = error
    }
  }

  async #exchange(): Promise<boolean> {
    const device = this.#device
    if (device.time() === null) await this.#hearTime()
    const { sent, body } = await device.inTurn(() => this.#compose())
    const time = device.time()
    try {
      const { signing, enrolled } = device.kept.self
      const answer = await exchange(signing, enrolled.deviceId, time ? middle(time) : Date.now(), body)
      return await device.inTurn(() => this.#install(answer, sent, body))
    } catch (error) {
      if (isRefusal(error, 'gate.clock')) await this.#hearTime()
      throw error
    }
  }

  async #hearTime(): Promise<void> {
    const device = this.#device
    const sent = await device.inTurn(() => device.moment())
    const server = await askTime()
    await device.inTurn(async () => {
      const anchor = anchorOf(server, sent, await device.moment())
      if (anchor !== null && server > (device.kept.self.anchor?.server ?? -1))
        await device.keepSelf({ anchor })
    })
  }

  async #compose(): Promise<{ sent: Moment; body: Schemas['GateExchange'] }> {
    const device = this.#device
    const own = device.kept.self
    const want = own.want ?? wanted(device.kept, device.state, device.time())
    if (want !== own.want) await device.keepSelf({ want })
    const sent = await device.moment()
    return { sent, body: bodyOf(device.kept, sent) }
  }

  /** @returns whether there is more to hand in or to hear */
  async #install(
    answer: Schemas['GateAnswer'],
    sent: Moment,
    body: Schemas['GateExchange'],
  ): Promise<boolean> {
    const device = this.#device
    const { enrolled, acknowledged } = device.kept.self
    const opened = await Promise.all(answer.leases.map((lease) => openLease(enrolled.serverKey, lease)))
    const leases = opened.filter((lease): lease is Lease => lease !== null)
    const told = anchorOf(Date.parse(answer.serverTime), sent, await device.moment())
    const next = selfAfter(device.kept.self, answer, body, told)
    await device.install(next, leases, answer)
    const shares = answer.shortage && (await this.#share())
    device.tell()
    const movesOn = next.acknowledged > acknowledged && device.kept.log.length > next.acknowledged
    return answer.more || movesOn || shares
  }

  /** Another gate has none left: gives all back and asks for half of it again. */
  async #share(): Promise<boolean> {
    const device = this.#device
    const left = remaining(device.state, device.time())
    if (left.entries < 4 || Date.now() - this.#gaveBack < giveBackEvery || device.kept.self.want !== null)
      return false
    this.#gaveBack = Date.now()
    await this.#closeLeases()
    await device.keepSelf({ want: request(device.kept.self, Math.floor(left.entries / 2)) })
    return true
  }

  async #closeLeases(): Promise<void> {
    const device = this.#device
    for (const { id } of openLeases(device.state)) {
      const entry = closing(device.state, id)
      if (entry) await device.keep(entry, device.time())
    }
  }

  /** Asks for so many entries, ahead of a time without network. */
  async hold(entries: number): Promise<void> {
    const device = this.#device
    await device.inTurn(() => device.keepSelf({ closing: false, want: request(device.kept.self, entries) }))
    return this.call()
  }

  /** Ends admission at this gate: everything goes back. */
  async giveBack(): Promise<void> {
    const device = this.#device
    await device.inTurn(async () => {
      await this.#closeLeases()
      await device.keepSelf({ closing: true, want: null })
    })
    return this.call()
  }
}
