import { canonical, sha256Hex } from '@alliance/evidence'

export type Direction = 'in' | 'out'
/** How a person was known: by ticket, by name after a look at them, or not at all. */
export type Means = 'rotating' | 'printed' | 'by-name' | 'walk-in'

export const outcomes = ['admitted', 're-entered', 'left', 'inside', 'refused'] as const
/**
 * `admitted`: in for the first time, as far as the device knows; takes one entry of a lease. `re-entered`: was in
 * before. `left`: went out. `inside`: is in already, and so was not let in again. `refused`: see the reason.
 */
export type Outcome = (typeof outcomes)[number]

interface Stamp {
  deviceId: string
  /** 1, 2, 3 … without gaps: with the device's id it names the entry. */
  sequence: number
  /** The hash of the entry before; of the first one, the device's id. */
  previous: string
  /** Server time as the device knew it, ISO 8601; never before the entry before. */
  at: string
  /** The true time lies within so many milliseconds of `at`. */
  uncertaintyMs: number
}

export interface Scan {
  kind: 'scan'
  direction: Direction
  /** A registration's id, or `<device>:<sequence>` of the entry that let in someone without one. */
  subject: string
  means: Means
  outcome: Outcome
  /** Why it was refused; else null. */
  reason: string | null
  /** The lease that gave the entry, when one was taken. */
  leaseId: string | null
}

/** The device will take nothing more from a lease. */
export interface Close {
  kind: 'close'
  leaseId: string
}

/** An entry of a device's log, append-only, each chained to the one before by its hash. */
export type Entry = Stamp & { hash: string } & (Scan | Close)
export type ScanEntry = Extract<Entry, { kind: 'scan' }>
type Unsealed = Stamp & (Scan | Close)

/** Where a device's log stands. */
export interface Head {
  sequence: number
  hash: string
  /** Milliseconds. */
  at: number
}

export const emptyLog = (deviceId: string): Head => ({ sequence: 0, hash: deviceId, at: 0 })

/** The head behind an entry. */
export const headOf = ({ sequence, hash, at }: Entry): Head => ({ sequence, hash, at: Date.parse(at) })

export type Digest = (text: string) => string | Promise<string>

/** The next entry of a log. */
export async function seal(
  deviceId: string,
  head: Head,
  time: { at: number; uncertaintyMs: number },
  content: Scan | Close,
  digest: Digest = sha256Hex,
): Promise<Entry> {
  const unsealed: Unsealed = {
    deviceId,
    sequence: head.sequence + 1,
    previous: head.hash,
    at: new Date(Math.max(time.at, head.at)).toISOString(),
    uncertaintyMs: time.uncertaintyMs,
    ...content,
  }
  return { ...unsealed, hash: await digest(canonical(unsealed)) }
}

/** Whether an entry's hash is that of its content. */
export async function isIntact({ hash, ...unsealed }: Entry, digest: Digest = sha256Hex): Promise<boolean> {
  return hash === (await digest(canonical(unsealed)))
}
