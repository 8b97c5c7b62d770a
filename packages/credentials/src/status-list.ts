import { instant, literal, object, optional, text, type Bytes } from '@alliance/evidence'
import { link, proof, words, type Proof } from './document-parts.ts'
import type { Issuer } from './issuer.ts'
import { fromBase64Url, toBase64Url } from './text-encodings.ts'

/** Where in which list a credential's bit stands: 1 is revoked. */
export interface StatusEntry {
  id: string
  type: 'BitstringStatusListEntry'
  statusPurpose: 'revocation'
  statusListIndex: string
  statusListCredential: string
}

/** A signed list (Bitstring Status List 1.0); it says nothing about whom a bit stands for. */
export interface StatusListCredential {
  '@context': readonly [typeof CONTEXT]
  id: string
  type: readonly ['VerifiableCredential', 'BitstringStatusListCredential']
  issuer: string
  validFrom: string
  validUntil: string
  credentialSubject: {
    id: string
    type: 'BitstringStatusList'
    statusPurpose: 'revocation'
    encodedList: string
  }
  proof?: Proof
}

const CONTEXT = 'https://www.w3.org/ns/credentials/v2'

/** The least length the standard allows: a bit among so many tells nobody whose it is. */
export const LIST_LENGTH = 131_072

/** The entry of a list's place. Throws `RangeError` for a place outside the list. */
export function statusEntryOf(list: string, index: number): StatusEntry {
  if (!Number.isInteger(index) || index < 0 || index >= LIST_LENGTH)
    throw new RangeError('a place outside the status list')
  return {
    id: `${list}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(index),
    statusListCredential: list,
  }
}

async function through(
  bytes: Bytes,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Bytes> {
  const writer = stream.writable.getWriter()
  // A text that is not gzip rejects the writer as well as the reader; the reader tells.
  const written = writer
    .write(bytes)
    .then(() => writer.close())
    .catch(() => undefined)
  const parts: Uint8Array[] = []
  let length = 0
  const reader = (stream.readable as ReadableStream<Uint8Array>).getReader()
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    length += step.value.length
    if (length > most) {
      await reader.cancel()
      throw new RangeError('the list is longer than any of ours')
    }
    parts.push(step.value)
  }
  await written
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** The list with these places set, compressed and written as base64url with its multibase `u`. */
export async function encodeList(places: Iterable<number>): Promise<string> {
  const bits = new Uint8Array(LIST_LENGTH / 8)
  for (const place of places) bits[place >> 3]! |= 0x80 >> (place & 7)
  return `u${toBase64Url(await through(bits, new CompressionStream('gzip'), LIST_LENGTH))}`
}

/** Whether a place is set; null for a list that cannot be read or does not reach so far. */
export async function isSet(encodedList: string, place: number): Promise<boolean | null> {
  const packed = encodedList.startsWith('u') ? fromBase64Url(encodedList.slice(1)) : null
  if (packed === null) return null
  try {
    const bits = await through(packed, new DecompressionStream('gzip'), 16 * LIST_LENGTH)
    const byte = bits[place >> 3]
    return byte === undefined ? null : (byte & (0x80 >> (place & 7))) !== 0
  } catch {
    return null
  }
}

/** The list at its address, not yet signed. */
export const statusList = async (
  issuer: Issuer,
  list: { id: string; revoked: Iterable<number>; validFrom: string; validUntil: string },
): Promise<StatusListCredential> => ({
  '@context': [CONTEXT],
  id: list.id,
  type: ['VerifiableCredential', 'BitstringStatusListCredential'],
  issuer: issuer.id,
  validFrom: list.validFrom,
  validUntil: list.validUntil,
  credentialSubject: {
    id: `${list.id}#list`,
    type: 'BitstringStatusList',
    statusPurpose: 'revocation',
    encodedList: await encodeList(list.revoked),
  },
})

export const statusEntry = object<StatusEntry>({
  id: link,
  type: literal('BitstringStatusListEntry'),
  statusPurpose: literal('revocation'),
  statusListIndex: text(6, /^(?:0|[1-9]\d*)$/, '0, 1, 2, …'),
  statusListCredential: link,
})

export const statusListReader = object<StatusListCredential>({
  '@context': words(CONTEXT),
  id: link,
  type: words('VerifiableCredential', 'BitstringStatusListCredential'),
  issuer: link,
  validFrom: instant,
  validUntil: instant,
  credentialSubject: object<StatusListCredential['credentialSubject']>({
    id: link,
    type: literal('BitstringStatusList'),
    statusPurpose: literal('revocation'),
    encodedList: text(200_000, /^u[\w-]+$/, 'u…'),
  }),
  proof: optional(proof),
})
