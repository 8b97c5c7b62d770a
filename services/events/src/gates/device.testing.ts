import {
  append,
  closing,
  decide,
  openDevice,
  openLease,
  prove,
  seal,
  withElsewhere,
  withLeases,
  type Close,
  type DeviceState,
  type Direction,
  type Entry,
  type Presented,
  type Scan,
} from '@alliance/gates'
import type { Enrolled, GateAnswer, GateExchange } from '@alliance/contracts/events'
import type { Answer } from '@alliance/test-kit'
import { ask, done } from '../../test/world.testing.ts'

const stranger = ask(null)

export const newPair = async () => {
  const pair = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const { x, y } = (await crypto.subtle.exportKey('jwk', pair.publicKey)) as JsonWebKey
  return { signing: pair.privateKey, publicKey: { x: x!, y: y! } }
}

export const enrol = (code: string, publicKey: { x: string; y: string }) =>
  stranger.post<Enrolled>('/gate-enrolments', { code, publicKey })

/** A gate's device as the app is one: it decides by the protocol, keeps its log, and calls. */
export class TestDevice {
  readonly log: Entry[] = []
  readonly signing: CryptoKey
  readonly enrolled: Enrolled
  #state: DeviceState
  #cursor = 0
  #heard: string | null = null
  #roster: string | null = null

  constructor(signing: CryptoKey, enrolled: Enrolled) {
    this.signing = signing
    this.enrolled = enrolled
    this.#state = openDevice(enrolled.deviceId, [], [])
  }

  static async enrolled(code: string): Promise<TestDevice> {
    const { signing, publicKey } = await newPair()
    return new TestDevice(signing, done(await enrol(code, publicKey)))
  }

  get state(): DeviceState {
    return this.#state
  }

  async keep(content: Scan | Close): Promise<Entry> {
    const at = { at: Date.now(), uncertaintyMs: 5 }
    const entry = await seal(this.enrolled.deviceId, this.#state.head, at, content)
    this.log.push(entry)
    this.#state = append(this.#state, entry)
    return entry
  }

  async pass(subject: string | null, direction: Direction = 'in', means: Presented['means'] = 'rotating') {
    const now = Date.now()
    const presented = { subject, means: subject === null ? ('walk-in' as const) : means }
    const scan = decide(this.#state, { earliest: now, latest: now }, direction, presented)
    await this.keep(scan)
    return scan
  }

  close = (leaseId: string) => this.keep(closing(this.#state, leaseId)!)

  composed(change: Partial<GateExchange> = {}): GateExchange {
    return {
      entries: this.log as GateExchange['entries'],
      length: this.log.length,
      heard: this.#heard,
      want: null,
      wall: Date.now(),
      cursor: this.#cursor,
      roster: this.#roster,
      leases: [...this.#state.holdings.keys()],
      ...change,
    }
  }

  async send(
    body: GateExchange,
    options: { deviceId?: string; signing?: CryptoKey; at?: number; signed?: object } = {},
  ) {
    const deviceId = options.deviceId ?? this.enrolled.deviceId
    const path = `/gate-devices/${deviceId}/exchange`
    const proof = await prove(options.signing ?? this.signing, {
      device: deviceId,
      method: 'POST',
      path,
      at: options.at ?? Date.now(),
      body: JSON.stringify(options.signed ?? body),
    })
    return stranger.post<GateAnswer>(path, body, { headers: { authorization: `Device ${proof}` } })
  }

  async install(answer: Answer<GateAnswer>): Promise<GateAnswer> {
    const told = done(answer)
    const leases = await Promise.all(
      told.leases.map((document) => openLease(this.enrolled.serverKey, document)),
    )
    if (leases.includes(null)) throw new Error('a lease does not open')
    this.#state = withElsewhere(
      withLeases(
        this.#state,
        leases.filter((lease) => lease !== null),
      ),
      told.elsewhere,
    )
    this.#cursor = told.cursor
    this.#heard = told.serverTime
    this.#roster = told.roster?.version ?? this.#roster
    return told
  }

  exchange = async (change: Partial<GateExchange> = {}) =>
    this.install(await this.send(this.composed(change)))

  ask = (entries: number, walkIns = 0) =>
    this.exchange({ want: { requestId: crypto.randomUUID(), entries, walkIns } })
}
