import type { PublicKey } from './signature.ts'
import { openDocument, publicKeyOf, signDocument, type Key } from './signature.ts'

/** The rules a gate decides by. Changing them changes this number; a scan names the number it was decided under. */
export const ruleVersion = 'gates-1'

/**
 * Seats and rules on loan to one device at one gate of one activity. The server holds `entries` back for it, so that
 * the device may admit as many new people without asking. Signed by the activity's key.
 */
export interface Lease {
  id: string
  activityId: string
  gateId: string
  deviceId: string
  rules: typeof ruleVersion
  issuedAt: string
  /** The device stops admitting on this lease when server time may have come here. */
  validUntil: string
  /** How far the device may be wrong about server time without knowing it; what waits for expiry waits so much longer. */
  skewBoundMs: number
  /** New people that may be admitted on this lease. */
  entries: number
  /** How many of them may come without a registration. */
  walkIns: number
  /** How far a holder's phone may be off. */
  ticketToleranceMs: number
  /** Verifies printed tickets. */
  ticketKey: PublicKey
}

const type = 'gate-lease+jws'

export const signLease = (key: Key, lease: Lease): Promise<string> => signDocument(key, type, lease)

/** @returns the lease, or null when it was not signed by this key */
export const openLease = async (key: PublicKey, document: string): Promise<Lease | null> =>
  (await openDocument(await publicKeyOf(key), type, document)) as Lease | null
