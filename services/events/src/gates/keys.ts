import { fromBase64url, privateKeyOf, toBase64url, type Key, type PublicKey } from '@alliance/gates'
import { cipher } from '../secrets.ts'

/** An activity's own keys, sealed: what its tickets are derived from, and what signs its leases and printed tickets. */
export interface SealedKeys {
  ticketKey: string
  signingKey: string
  publicX: string
  publicY: string
}

const cell = (activityId: string, column: 'ticket_key' | 'signing_key') => ({
  table: 'gate_admission',
  id: activityId,
  column,
})

export async function newKeys(activityId: string): Promise<SealedKeys> {
  const ticket = toBase64url(crypto.getRandomValues(new Uint8Array(32)))
  const pair = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const { x, y, d } = (await crypto.subtle.exportKey('jwk', pair.privateKey)) as JsonWebKey
  return {
    ticketKey: await cipher.encrypt(ticket, cell(activityId, 'ticket_key')),
    signingKey: await cipher.encrypt(JSON.stringify({ x, y, d }), cell(activityId, 'signing_key')),
    publicX: x!,
    publicY: y!,
  }
}

export async function signingKeyOf(activityId: string, sealed: string): Promise<Key> {
  const plain = await cipher.decrypt(sealed, cell(activityId, 'signing_key'))
  return privateKeyOf(JSON.parse(plain) as PublicKey & { d: string })
}

export const ticketKeyOf = async (activityId: string, sealed: string) =>
  fromBase64url(await cipher.decrypt(sealed, cell(activityId, 'ticket_key')))!
