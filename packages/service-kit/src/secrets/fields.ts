import { fromBase64, toBase64 } from './base64.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Which cell a ciphertext belongs to; moved to another cell, it does not open. */
export interface Cell {
  table: string
  id: string
  column: string
}

/**
 * Keys of one service, from its secret `FIELD_KEYS`: `{ "current": "k2", "keys": { "k1": "<base64>", … }, "index": "<base64>" }`.
 * Each is 32 random bytes. A new key is added and made current; old ones stay until everything was encrypted again.
 */
export interface FieldKeys {
  current: string
  keys: Record<string, string>
  index: string
}

/** Encrypts single fields with AES-256-GCM and makes keyed hashes to find them by. */
export interface FieldCipher {
  /** The id of the key that encrypts now. */
  current: string
  encrypt(plain: string, cell: Cell): Promise<string>
  /** @throws Error when the text was altered, moved to another cell, or its key is gone */
  decrypt(sealed: string, cell: Cell): Promise<string>
  /** True when the text was sealed with a key that is not the current one. */
  isStale(sealed: string): boolean
  /** HMAC-SHA-256 of a normalised value under a purpose, base64url: equal values are found, nothing else is told. */
  blindIndex(purpose: string, value: string): Promise<string>
}

export function fieldCipher(source: FieldKeys | string): FieldCipher {
  const { current, keys, index } = typeof source === 'string' ? (JSON.parse(source) as FieldKeys) : source
  if (!keys[current]) throw new Error('FIELD_KEYS: the current key is not among the keys')
  const imported = new Map<string, Promise<CryptoKey>>()
  const keyOf = (id: string): Promise<CryptoKey> => {
    const material = keys[id]
    if (!material) throw new Error(`FIELD_KEYS: no key ${id}`)
    const key =
      imported.get(id) ??
      crypto.subtle.importKey('raw', fromBase64(material), 'AES-GCM', false, ['encrypt', 'decrypt'])
    imported.set(id, key)
    return key
  }
  let indexKey: Promise<CryptoKey> | undefined
  const additionalData = ({ table, id, column }: Cell) => encoder.encode(`${table}:${id}:${column}`)
  return {
    current,
    async encrypt(plain, cell) {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const algorithm = { name: 'AES-GCM', iv, additionalData: additionalData(cell) }
      const sealed = await crypto.subtle.encrypt(algorithm, await keyOf(current), encoder.encode(plain))
      return `${current}.${toBase64(iv)}.${toBase64(new Uint8Array(sealed))}`
    },
    async decrypt(text, cell) {
      const [id = '', iv = '', sealed = ''] = text.split('.')
      const algorithm = { name: 'AES-GCM', iv: fromBase64(iv), additionalData: additionalData(cell) }
      return decoder.decode(await crypto.subtle.decrypt(algorithm, await keyOf(id), fromBase64(sealed)))
    },
    isStale: (text) => !text.startsWith(`${current}.`),
    async blindIndex(purpose, value) {
      indexKey ??= crypto.subtle.importKey(
        'raw',
        fromBase64(index),
        { name: 'HMAC', hash: 'SHA-256' },
        false,
        ['sign'],
      )
      const mac = await crypto.subtle.sign('HMAC', await indexKey, encoder.encode(`${purpose}|${value}`))
      return toBase64(new Uint8Array(mac)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
    },
  }
}
