import { generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Secrets by service and name, as `wrangler secret put` would set them in an environment. */
export type Secrets = Record<string, Record<string, string>>

const randomKey = (bytes: number) => (): string => randomBytes(bytes).toString('base64url')

/** AES and HMAC keys take standard base64. */
const fieldKeys = (): string => {
  const key = () => randomBytes(32).toString('base64')
  return JSON.stringify({ current: 'k1', keys: { k1: key() }, index: key() })
}

const signingKeys = (): string =>
  JSON.stringify([generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })])

/** A pair of keys that signs certificates, as `services/events/src/certificates/keys.ts` reads it. */
const certificateKeys = (): string => {
  const jwk = ({ privateKey }: { privateKey: KeyObject }) => privateKey.export({ format: 'jwk' })
  const integrity = jwk(generateKeyPairSync('ed25519'))
  const token = jwk(generateKeyPairSync('rsa', { modulusLength: 2048 }))
  return JSON.stringify({ current: 'k1', keys: { k1: { integrity, token } } })
}

/** How each secret of each service is made. Deployment asks for exactly these names too. */
export const secretGenerators: Record<string, Record<string, () => string>> = {
  gateway: {},
  identity: {
    FIELD_KEYS: fieldKeys,
    AUTH_SECRET: randomKey(32),
    SIGNING_KEYS: signingKeys,
    BOOTSTRAP_SECRET: randomKey(24),
  },
  membership: { FIELD_KEYS: fieldKeys },
  'talent-housing': { FIELD_KEYS: fieldKeys },
  events: { FIELD_KEYS: fieldKeys, CERTIFICATE_KEYS: certificateKeys },
}

/** This machine's own secrets: made once, kept beside the data they protect, readable by its owner only. */
export function localSecrets(persist: string): Secrets {
  const path = join(persist, 'secrets.json')
  const known: Secrets = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
  let changed = false
  for (const [service, generators] of Object.entries(secretGenerators))
    for (const [name, generate] of Object.entries(generators)) {
      const own = (known[service] ??= {})
      if (own[name] !== undefined) continue
      own[name] = generate()
      changed = true
    }
  if (changed) {
    mkdirSync(persist, { recursive: true })
    writeFileSync(path, JSON.stringify(known, null, 2) + '\n', { mode: 0o600 })
  }
  return known
}

export { randomKey }
