import { list, literal, object, sha256Hex, stop, type Reader, text } from '@alliance/evidence'
import { multikeyOf, rawOf, type PublicJwk, type SigningKeys } from './keys.ts'
import { line, link } from './document-parts.ts'
import { fromBase64Url, toBase64Url } from './text-encodings.ts'

export interface Issuer {
  /** The address of the issuer's document: whoever holds that address is the issuer. */
  id: string
  name: string
  url: string
}

export interface Multikey {
  id: string
  type: 'Multikey'
  controller: string
  publicKeyMultibase: string
}

export interface JsonWebKeyMethod {
  id: string
  type: 'JsonWebKey'
  controller: string
  publicKeyJwk: PublicJwk
}

/** What is served at the issuer's address: who it is, and the keys it makes assertions with. */
export interface IssuerDocument {
  '@context': string[]
  id: string
  type: ['Profile']
  name: string
  url: string
  verificationMethod: (Multikey | JsonWebKeyMethod)[]
  assertionMethod: string[]
}

const CONTEXT = ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1']

export const methodId = (issuer: Issuer | IssuerDocument, name: string): string => `${issuer.id}#${name}`

/** The address at which a token's key is served by itself, as Open Badges wants `kid` to lead to one key. */
export const tokenKeyUrl = (issuer: Issuer | IssuerDocument, name: string): string =>
  `${issuer.id}/keys/${name}`

/** The issuer's document over its keys; keys that no longer sign stay in it, or what they signed is void. */
export function issuerDocument(
  issuer: Issuer,
  keys: readonly Pick<SigningKeys['integrity'], 'name' | 'publicJwk'>[],
): IssuerDocument {
  return {
    '@context': CONTEXT,
    id: issuer.id,
    type: ['Profile'],
    name: issuer.name,
    url: issuer.url,
    verificationMethod: keys.map(({ name, publicJwk }) => {
      const id = methodId(issuer, name)
      return publicJwk.kty === 'OKP'
        ? {
            id,
            type: 'Multikey',
            controller: issuer.id,
            publicKeyMultibase: multikeyOf(fromBase64Url(publicJwk.x)!),
          }
        : { id, type: 'JsonWebKey', controller: issuer.id, publicKeyJwk: publicJwk }
    }),
    assertionMethod: keys.map(({ name }) => methodId(issuer, name)),
  }
}

const base64Url = text(2000, /^[\w-]+$/, 'base64url')
const multikey = object<Multikey>({
  id: link,
  type: literal('Multikey'),
  controller: link,
  publicKeyMultibase: text(100, /^z6Mk[1-9A-HJ-NP-Za-km-z]+$/, 'z6Mk…'),
})
const jsonWebKey = object<JsonWebKeyMethod>({
  id: link,
  type: literal('JsonWebKey'),
  controller: link,
  publicKeyJwk: object({ kty: literal('RSA'), n: base64Url, e: base64Url }) as Reader<PublicJwk>,
})

export const issuerReader = object<IssuerDocument>({
  '@context': list(link, 9),
  id: link,
  type: ((value, at) => (list(literal('Profile'), 1)(value, at), ['Profile'])) as Reader<['Profile']>,
  name: line(200),
  url: link,
  verificationMethod: list<Multikey | JsonWebKeyMethod>((value, at) => {
    const kind = (value as { type?: unknown } | null)?.type
    if (kind === 'Multikey') return multikey(value, at)
    return kind === 'JsonWebKey'
      ? jsonWebKey(value, at)
      : stop(`${at}/type`, 'unsupported', 'Multikey, JsonWebKey')
  }, 50),
  assertionMethod: list(link, 50),
})

/** The public key behind a method's id or a token's `kid`; null when the issuer makes no assertions with it. */
export function keyIn(document: IssuerDocument, id: string): PublicJwk | null {
  const method = document.verificationMethod.find(
    (one) => one.id === id || tokenKeyUrl(document, one.id.slice(document.id.length + 1)) === id,
  )
  if (!method || method.controller !== document.id || !document.assertionMethod.includes(method.id))
    return null
  if (method.type === 'JsonWebKey') return method.publicKeyJwk
  const raw = rawOf(method.publicKeyMultibase)
  return raw === null ? null : { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(raw) }
}

/** A short text to compare an issuer's keys by: the first half of the SHA-256 over them, sorted. */
export const fingerprintOf = async ({ id, verificationMethod }: IssuerDocument): Promise<string> => {
  const keys = verificationMethod.map((method) =>
    method.type === 'Multikey'
      ? method.publicKeyMultibase
      : method.publicKeyJwk.kty === 'RSA'
        ? method.publicKeyJwk.n
        : '',
  )
  return (await sha256Hex([id, ...keys.sort()].join('\n'))).slice(0, 32).match(/.{4}/g)!.join(' ')
}
