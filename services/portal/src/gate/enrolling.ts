import { freshMemory, toBase64url } from '@alliance/gates'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { GateEngine } from './engine.ts'
import type { GateStore, Pending } from './store.ts'

/**
 * A key that never leaves this browser, and the enrolment it is shown with. It is kept before it is shown: should the
 * answer be lost, the same code and key get it again.
 */
async function pendingOf(store: GateStore, code: string): Promise<Pending> {
  const before = await store.pending()
  if (before?.code === code) return before
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ])
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const publicKey = { x: toBase64url(raw.slice(1, 33)), y: toBase64url(raw.slice(33)) }
  const pending = { code, signing: pair.privateKey, publicKey }
  await store.keepPending(pending)
  return pending
}

export async function enrol(store: GateStore, typed: string): Promise<GateEngine> {
  const { code, signing, publicKey } = await pendingOf(store, typed.toUpperCase().replace(/[\s-]/g, ''))
  const enrolled = await settled(api.POST('/api/v1/events/gate-enrolments', { body: { code, publicKey } }))
  const own = {
    enrolled,
    signing,
    anchor: null,
    clock: freshMemory,
    cursor: 0,
    acknowledged: 0,
    roster: null,
    want: null,
    closing: false,
    revoked: false,
    told: null,
  }
  await store.begin(own)
  return new GateEngine(store, { self: own, leases: [], log: [], roster: [], elsewhere: [] })
}
