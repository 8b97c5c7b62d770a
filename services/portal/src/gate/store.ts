import type { Schemas } from '@alliance/client'
import type { Anchor, ClockMemory, Elsewhere, Entry, Expected, Lease } from '@alliance/gates'

/** What a device keeps of itself beside its log, leases and roster. */
export interface Self {
  enrolled: Schemas['GateEnrolled']
  signing: CryptoKey
  anchor: Anchor | null
  clock: ClockMemory
  cursor: number
  acknowledged: number
  roster: string | null
  want: { requestId: string; entries: number; walkIns: number } | null
  /** Entries are to be given back and no more asked for. */
  closing: boolean
  revoked: boolean
  told: {
    admitted: number
    inside: number
    capacity: number
    entriesPerLease: number
    walkIns: boolean
  } | null
}

/** An enrolment whose answer did not come yet: the same key must be shown again. */
export interface Pending {
  code: string
  signing: CryptoKey
  publicKey: Schemas['GateKey']
}

export interface Kept {
  self: Self
  leases: Lease[]
  log: Entry[]
  roster: Expected[]
  elsewhere: Elsewhere[]
}

type Mode = 'readonly' | 'readwrite'
const stores = ['self', 'leases', 'log', 'roster', 'elsewhere'] as const
type StoreName = (typeof stores)[number]

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })

/** The device's own database. Every change of it is one transaction, and is on the disk when its promise resolves. */
export class GateStore {
  readonly #database: IDBDatabase

  private constructor(database: IDBDatabase) {
    this.#database = database
  }

  static async open(): Promise<GateStore> {
    const opening = indexedDB.open('gate', 1)
    opening.addEventListener('upgradeneeded', () => {
      const database = opening.result
      database.createObjectStore('self')
      database.createObjectStore('leases', { keyPath: 'id' })
      database.createObjectStore('log', { keyPath: 'sequence' })
      database.createObjectStore('roster', { keyPath: 'registrationId' })
      database.createObjectStore('elsewhere', { autoIncrement: true })
    })
    return new GateStore(await asked(opening))
  }

  async #run(mode: Mode, work: (store: (name: StoreName) => IDBObjectStore) => void): Promise<void> {
    const transaction = this.#database.transaction(stores, mode, { durability: 'strict' })
    const ended = new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve())
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')))
    })
    work((name) => transaction.objectStore(name))
    return ended
  }

  async read(): Promise<Kept | null> {
    const all = <T>(name: StoreName) =>
      asked(this.#database.transaction(name).objectStore(name).getAll() as IDBRequest<T[]>)
    const own = await asked(
      this.#database.transaction('self').objectStore('self').get('self') as IDBRequest<Self | undefined>,
    )
    if (!own) return null
    const [leases, log, roster, elsewhere] = await Promise.all([
      all<Lease>('leases'),
      all<Entry>('log'),
      all<Expected>('roster'),
      all<Elsewhere>('elsewhere'),
    ])
    return { self: own, leases, log, roster, elsewhere }
  }

  pending = (): Promise<Pending | undefined> =>
    asked(
      this.#database.transaction('self').objectStore('self').get('pending') as IDBRequest<
        Pending | undefined
      >,
    )

  keepPending = (pending: Pending): Promise<void> =>
    this.#run('readwrite', (store) => void store('self').put(pending, 'pending'))

  begin = (own: Self): Promise<void> =>
    this.#run('readwrite', (store) => {
      store('self').put(own, 'self')
      store('self').delete('pending')
    })

  keepSelf = (own: Self): Promise<void> =>
    this.#run('readwrite', (store) => void store('self').put(own, 'self'))

  /** `add`, so that no entry is ever written over. */
  append = (entry: Entry, own: Self): Promise<void> =>
    this.#run('readwrite', (store) => {
      store('log').add(entry)
      store('self').put(own, 'self')
    })

  install = (own: Self, leases: Lease[], roster: Expected[] | null, elsewhere: Elsewhere[]): Promise<void> =>
    this.#run('readwrite', (store) => {
      store('self').put(own, 'self')
      for (const lease of leases) store('leases').put(lease)
      for (const movement of elsewhere) store('elsewhere').add(movement)
      if (roster === null) return
      store('roster').clear()
      for (const person of roster) store('roster').put(person)
    })

  clear = (): Promise<void> =>
    this.#run('readwrite', (store) => {
      for (const name of stores) store(name).clear()
    })
}
