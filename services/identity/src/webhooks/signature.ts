import { fromBase64, toBase64 } from '@alliance/service-kit/secrets/base64'

const encoder = new TextEncoder()

/** 256 random bits, as the Standard Webhooks specification writes a secret. */
export const newSecret = (): string => `whsec_${toBase64(crypto.getRandomValues(new Uint8Array(32)))}`

const signed = async (secret: string, text: string): Promise<string> => {
  const key = await crypto.subtle.importKey(
    'raw',
    fromBase64(secret.slice('whsec_'.length)),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  return `v1,${toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text))))}`
}

/** The headers that a receiver verifies (Standard Webhooks): one signature for each secret that is valid. */
export async function signatureHeaders(
  secrets: readonly string[],
  id: string,
  seconds: number,
  body: string,
): Promise<Record<string, string>> {
  const signatures = await Promise.all(secrets.map((secret) => signed(secret, `${id}.${seconds}.${body}`)))
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatures.join(' '),
  }
}
