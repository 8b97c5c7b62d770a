import { sha256Hex } from '@alliance/evidence'
import {
  claimedContent,
  openDocument,
  publicKeyOf,
  signDocument,
  type Key,
  type PublicKey,
} from './signature.ts'

const type = 'gate-device+jws'
/** A proof is good so long before and after the time it names. */
const window = 300_000

/** What a device signs of each request, in the manner of RFC 9449: who, what, when and which body. */
interface Claims {
  device: string
  method: string
  path: string
  at: number
  body: string
}

/** `Authorization: Device <proof>` */
export const proofScheme = 'Device'

/** @param at server time as well as the device knows it, milliseconds */
export async function prove(
  key: Key,
  request: { device: string; method: string; path: string; at: number; body: string },
): Promise<string> {
  const claims: Claims = { ...request, body: await sha256Hex(request.body) }
  return signDocument(key, type, claims)
}

/** Which device a proof claims to come from, unverified. */
export function claimedDevice(proof: string): string | null {
  const claims = claimedContent(proof)
  if (claims === null || typeof claims !== 'object' || !('device' in claims)) return null
  return typeof claims.device === 'string' ? claims.device : null
}

export type ProofFault = 'forged' | 'late'

/** What is wrong with a proof, or null. `late` when only its time is: the device's clock has to be told. */
export async function checkProof(
  proof: string,
  key: PublicKey,
  request: { device: string; method: string; path: string; now: number; body: string },
): Promise<ProofFault | null> {
  const claims = (await openDocument(await publicKeyOf(key), type, proof)) as Claims | null
  if (
    claims === null ||
    claims.device !== request.device ||
    claims.method !== request.method ||
    claims.path !== request.path ||
    claims.body !== (await sha256Hex(request.body))
  )
    return 'forged'
  return Math.abs(claims.at - request.now) <= window ? null : 'late'
}
