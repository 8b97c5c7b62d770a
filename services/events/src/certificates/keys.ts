import {
  issuerDocument,
  signingKey,
  type Issuer,
  type IssuerDocument,
  type SigningKeys,
} from '@alliance/credentials'
import { env as bindings } from 'cloudflare:workers'
import type { Env } from '../env.ts'

/**
 * The secret `CERTIFICATE_KEYS`: `{ "current": "k2", "keys": { "k1": { "integrity": <JWK>, "token": <JWK> }, … } }`.
 * A new pair is added and made current; old ones stay, or what they signed can no longer be verified.
 */
interface KeySecret {
  current: string
  keys: Record<string, { integrity: JsonWebKey; token: JsonWebKey }>
}

export interface Signer {
  issuer: Issuer
  document: IssuerDocument
  keys: SigningKeys
}

const env = bindings as unknown as Env

/** Who issues, by the address where its document is served. */
export const issuerOf = (baseUrl: string): Issuer => ({
  id: `${baseUrl}/api/v1/events/public/issuer`,
  name: '产业社区“链”盟 Chain Alliance',
  url: baseUrl,
})

async function read(): Promise<Signer> {
  const { current, keys } = JSON.parse(env.CERTIFICATE_KEYS) as KeySecret
  const pairs = await Promise.all(
    Object.entries(keys).map(
      async ([id, { integrity, token }]) =>
        [
          id,
          {
            integrity: await signingKey(`${id}-integrity`, integrity),
            token: await signingKey(`${id}-token`, token),
          },
        ] as const,
    ),
  )
  const signing = pairs.find(([id]) => id === current)?.[1]
  if (!signing) throw new Error('CERTIFICATE_KEYS: the current key is not among the keys')
  const issuer = issuerOf(env.BASE_URL)
  const document = issuerDocument(
    issuer,
    pairs.flatMap(([, { integrity, token }]) => [integrity, token]),
  )
  return { issuer, document, keys: signing }
}

let known: Promise<Signer> | undefined

/** The keys of this service, read from its secret once. */
export const signer = (): Promise<Signer> => (known ??= read())

export const listUrl = (issuer: Issuer) => (list: number) =>
  `${issuer.url}/api/v1/events/public/status-lists/${list}`

/** The page that verifies a number. */
export const verifyUrl = (issuer: Issuer, number: string): string => `${issuer.url}/verify/${number}`
