import type {
  Account,
  Attendance,
  Conflict,
  Exchange,
  Held,
  ScanEntry,
  Settlement,
  View,
} from '@alliance/gates'
import { merge } from '@alliance/gates'
import type { GateAdmissionChange, GateDevice } from '@alliance/contracts/events'

export const codeMinutes = 30
/** How far a holder's phone may be off. */
export const ticketToleranceMs = 30_000
/** So long after a gate had to go short, the others are asked to give back. */
const shortageMs = 120_000

export const isShort = (shortAt: string | null, now: string): boolean =>
  shortAt !== null && Date.parse(now) - Date.parse(shortAt) < shortageMs

interface DeviceTimes {
  enrolledAt: string | null
  revokedAt: string | null
  codeExpiresAt: string
}
export function deviceState(
  { enrolledAt, revokedAt, codeExpiresAt }: DeviceTimes,
  now: string,
): GateDevice['state'] {
  if (revokedAt !== null) return 'revoked'
  if (enrolledAt !== null) return 'enrolled'
  return codeExpiresAt > now ? 'waiting' : 'lapsed'
}

const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
/** A code of ten letters and digits that are not mistaken for each other: 49 bits. */
export const deviceCode = (random: Uint8Array): string =>
  Array.from(random.subarray(0, 10), (byte) => letters[byte % letters.length]).join('')
/** As people type it. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '')

/** Whether a capacity can be kept with what is in and out on leases. */
export const fits = (account: Account, change: GateAdmissionChange): boolean => {
  const { capacity, walkInCapacity } = { ...account, ...change }
  return (
    account.reserved + account.admitted <= capacity &&
    account.walkInsReserved + account.walkInsAdmitted <= walkInCapacity &&
    walkInCapacity <= capacity
  )
}

export interface Standing {
  subject: string
  walkIn: boolean
  admitted: boolean
  covered: boolean
  inside: boolean
  stays: Attendance['stays']
  conflict: 'admitted-twice' | 'left-unseen' | null
}

/** How people stand by every scan of them, of whom `covered` says whether a lease gave their entry. */
export function standings(scans: readonly ScanEntry[], covered: ReadonlySet<string>): Standing[] {
  const { attendance, conflicts } = merge(scans)
  const subjectsOf = (those: (scan: ScanEntry) => boolean) =>
    new Set(scans.filter(those).map(({ subject }) => subject))
  const walkIns = subjectsOf(({ means }) => means === 'walk-in')
  const admitted = subjectsOf(({ outcome }) => outcome === 'admitted')
  const conflictOf = new Map(conflicts.map(({ about, kind }) => [about, kind]))
  return attendance.map(({ subject, stays }) => ({
    subject,
    walkIn: walkIns.has(subject),
    admitted: admitted.has(subject),
    covered: covered.has(subject),
    inside: stays.at(-1)?.to === null,
    stays,
    conflict: personal(conflictOf.get(subject)),
  }))
}

const personal = (kind: Conflict['kind'] | undefined): Standing['conflict'] =>
  kind === 'admitted-twice' || kind === 'left-unseen' ? kind : null

/** Whether an exchange changes anything that is to be written now. */
export const isNews = (view: View, exchange: Exchange, settlement: Settlement): boolean =>
  settlement.fresh.length > 0 ||
  settlement.grant !== null ||
  settlement.short ||
  settlement.leases.some(
    ({ over }, i) => over || view.leases[i]?.closedAt !== settlement.leases[i]?.closedAt,
  ) ||
  exchange.length < settlement.highWater

/** What a lost device may still have let in. */
export const countedWithin = (
  lease: Pick<Held, 'held' | 'walkInsHeld'>,
  counted: number,
  walkIns: number,
): boolean => counted <= lease.held && walkIns <= lease.walkInsHeld && walkIns <= counted
