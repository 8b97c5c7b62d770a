import type { Schemas } from '@alliance/client'

type Reading = { ok: true; key: Schemas['PublicKey'] } | { ok: false; fault: 'jwkInvalid' | 'jwkPrivate' }

/** Reads a pasted JWK. A private key is refused here, before it leaves the browser. */
export function readPublicKey(pasted: string): Reading {
  let value: unknown
  try {
    value = JSON.parse(pasted)
  } catch {
    return { ok: false, fault: 'jwkInvalid' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { ok: false, fault: 'jwkInvalid' }
  if (['d', 'p', 'q', 'k'].some((part) => part in value)) return { ok: false, fault: 'jwkPrivate' }
  return { ok: true, key: value as Schemas['PublicKey'] }
}
