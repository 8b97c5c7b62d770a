import { env as bindings } from 'cloudflare:workers'
import type { Env } from '../env.ts'

const env = bindings as unknown as Env
const encoder = new TextEncoder()
let key: CryptoKey | undefined

const form = /^([A-Za-z0-9]{32})\.([A-Za-z0-9+/]{43}=)$/

/** better-auth's signed cookie, `<token>.<base64 of HMAC-SHA-256>`: the token, or null when we did not sign it. */
export async function tokenIn(value: string): Promise<string | null> {
  const [, token, signature] = form.exec(value) ?? form.exec(decoded(value)) ?? []
  if (!token || !signature) return null
  key ??= await crypto.subtle.importKey(
    'raw',
    encoder.encode(env.AUTH_SECRET),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  )
  const bytes = Uint8Array.from(atob(signature), (letter) => letter.charCodeAt(0))
  return (await crypto.subtle.verify('HMAC', key, bytes, encoder.encode(token))) ? token : null
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
