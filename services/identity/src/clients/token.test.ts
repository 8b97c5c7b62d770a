import { done } from '@alliance/test-kit'
import {
  createLocalJWKSet,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
  type JSONWebKeySet,
} from 'jose'
import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import {
  aClient,
  aPair,
  assertion,
  assertionType,
  byAssertion,
  issuer,
  stranger,
  token,
  tokenUrl,
  type Pair,
} from '../../test/clients.testing.ts'
import { auditOf, database, resolve, security } from '../../test/people.testing.ts'

let client: string
let pair: Pair
let secret: string

beforeAll(async () => {
  client = (await aClient()).id
  pair = await aPair(client)
  secret = (
    done(await security.post(`/clients/${client}/keys`, { method: 'client_secret' })) as { secret: string }
  ).secret
})

const unsigned = (header: object, claims: object, signature = '') =>
  [header, claims]
    .map((part) => btoa(JSON.stringify(part)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''))
    .join('.') + `.${signature}`
const aToken = async () => (await byAssertion(await assertion(client, pair))).body.access_token!

test.each(['ES256', 'EdDSA', 'RS256'] as const)(
  'an assertion signed by %s gives a token for five minutes, in two round trips',
  async (alg) => {
    const { id } = await aClient(['training:read', 'register:read'])
    const answered = await byAssertion(await assertion(id, await aPair(id, alg)))
    expect(answered).toMatchObject({
      status: 200,
      trips: 2,
      body: { token_type: 'Bearer', expires_in: 300, scope: 'training:read register:read' },
    })
    expect(answered.headers.get('cache-control')).toBe('no-store')
    const keys = done(await stranger.get('/oauth2/jwks')) as unknown as JSONWebKeySet
    expect(keys.keys).toHaveLength(2)
    expect(JSON.stringify(keys)).not.toContain('"d"')
    const { payload, protectedHeader } = await jwtVerify(
      answered.body.access_token!,
      createLocalJWKSet(keys),
      { issuer, audience: `${issuer}/api/v1`, typ: 'at+jwt' },
    )
    expect(payload).toMatchObject({ sub: id, client_id: id, scope: 'training:read register:read' })
    expect(protectedHeader.alg).toBe('ES256')
    expect(await resolve({ kind: 'bearer', value: answered.body.access_token! })).toMatchObject({
      id,
      kind: 'client',
      name: '学院接口',
      grants: [],
      clientScopes: ['register:read', 'training:read'],
    })
  },
)

test('a secret gives a token, in the header or in the body', async () => {
  expect((await token({}, { authorization: `Basic ${btoa(`${client}:${secret}`)}` })).status).toBe(200)
  expect((await token({ client_id: client, client_secret: secret })).status).toBe(200)
  const wrong = await token({}, { authorization: `Basic ${btoa(`${client}:${secret}x`)}` })
  expect([
    wrong.status,
    wrong.body.error,
    wrong.headers.get('www-authenticate'),
    wrong.headers.get('cache-control'),
  ]).toEqual([401, 'invalid_client', 'Basic realm="oauth2"', 'no-store'])
  expect(await auditOf(client)).toContain('client.authenticate:refused')
})

test('an assertion is good once, however often it is shown at once', async () => {
  const signed = await assertion(client, pair)
  const answers = await Promise.all(Array.from({ length: 10 }, () => byAssertion(signed)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ body }) => body.error === 'invalid_client')).toHaveLength(9)
})

test('scopes are those asked for, of those given', async () => {
  expect((await byAssertion(await assertion(client, pair), { scope: 'training:write' })).body.scope).toBe(
    'training:write',
  )
  expect(
    (await byAssertion(await assertion(client, pair), { scope: 'training:write training:read' })).body.error,
  ).toBe('invalid_scope')
})

const now = () => Math.floor(Date.now() / 1000)
const forged: [string, () => Promise<string>][] = [
  [
    'signed by no one',
    () =>
      Promise.resolve(
        unsigned(
          { alg: 'none', kid: pair.kid },
          { iss: client, sub: client, aud: tokenUrl, jti: crypto.randomUUID(), exp: now() + 60 },
        ),
      ),
  ],
  [
    'signed by another key',
    async () => assertion(client, pair, { key: (await generateKeyPair('ES256')).privateKey }),
  ],
  ['with an unknown kid', () => assertion(client, pair, { header: { kid: 'unknown' } })],
  ['without a kid', () => assertion(client, pair, { header: { kid: undefined } })],
  [
    'of another algorithm than its key’s',
    async () =>
      assertion(client, pair, { header: { alg: 'EdDSA' }, key: (await generateKeyPair('EdDSA')).privateKey }),
  ],
  [
    'signed with the public key as a secret',
    async () =>
      new SignJWT({ jti: crypto.randomUUID() })
        .setProtectedHeader({ alg: 'HS256', kid: pair.kid })
        .setIssuer(client)
        .setSubject(client)
        .setAudience(tokenUrl)
        .setExpirationTime('2m')
        .sign(new TextEncoder().encode('public')),
  ],
  ['for another audience', () => assertion(client, pair, { claims: { aud: 'https://evil.example' } })],
  [
    'for many audiences',
    () => assertion(client, pair, { claims: { aud: [tokenUrl, 'https://evil.example'] } }),
  ],
  ['of another issuer', () => assertion(client, pair, { claims: { iss: 'pcl_other' } })],
  ['for an unknown client', () => assertion('pcl_00000000000000000000000000', pair)],
  ['that is over', () => assertion(client, pair, { claims: { exp: now() - 30 } })],
  ['that lasts an hour', () => assertion(client, pair, { claims: { exp: now() + 3600 } })],
  ['that never ends', () => assertion(client, pair, { claims: { exp: undefined } })],
  ['from the future', () => assertion(client, pair, { claims: { iat: now() + 60 } })],
  ['without an id', () => assertion(client, pair, { claims: { jti: undefined } })],
  ['with a short id', () => assertion(client, pair, { claims: { jti: '1' } })],
  ['of the type of an access token', () => assertion(client, pair, { header: { typ: 'at+jwt' } })],
  [
    'with a header that must be understood',
    () =>
      Promise.resolve(
        unsigned({ alg: 'ES256', kid: pair.kid, crit: ['b64'], b64: false }, { sub: client }, 'AA'),
      ),
  ],
  ['that is an access token', aToken],
  ['that is nothing', () => Promise.resolve('a.b.c')],
  ['that is almost nothing', () => Promise.resolve('x')],
]
test.each(forged)('an assertion %s is refused', async (_, forge) => {
  const answered = await byAssertion(await forge())
  expect([answered.status, answered.body.error]).toEqual([401, 'invalid_client'])
})

test('a request that is not right is told as RFC 6749 has it', async () => {
  const good = { client_id: client, client_secret: secret }
  const cases: [Record<string, string>, Record<string, string>, number, string][] = [
    [{ ...good, grant_type: 'password' }, {}, 400, 'unsupported_grant_type'],
    [{}, {}, 401, 'invalid_client'],
    [{ client_secret: secret }, {}, 400, 'invalid_request'],
    [good, { authorization: `Basic ${btoa(`${client}:${secret}`)}` }, 400, 'invalid_request'],
    [
      { client_assertion: await assertion(client, pair), client_assertion_type: 'other' },
      {},
      400,
      'invalid_request',
    ],
    [
      {
        client_assertion: await assertion(client, pair),
        client_assertion_type: assertionType,
        client_id: 'pcl_other',
      },
      {},
      401,
      'invalid_client',
    ],
    [{}, { authorization: 'Basic ###' }, 401, 'invalid_client'],
    [{}, { authorization: 'Basic JUUwJUE0OiU=' }, 401, 'invalid_client'],
  ]
  for (const [fields, headers, status, error] of cases) {
    const answered = await token(fields, headers)
    expect([fields, answered.status, answered.body.error]).toEqual([fields, status, error])
  }
  expect((await stranger.post('/oauth2/token', { grant_type: 'client_credentials' })).code).toBe(
    'request.media_type',
  )
})

test('guessing is limited by address, and a client’s own success is not counted', async () => {
  const headers = { 'x-client-address': '203.0.113.9' }
  for (let i = 0; i < 65; i++)
    expect((await token({ client_id: client, client_secret: secret }, headers)).status).toBe(200)
  await token({ client_id: client, client_secret: 'wrong' }, headers)
  await database.prepare("UPDATE attempt SET count = 60 WHERE key LIKE 'token:address:%'").run()
  const locked = await token({ client_id: client, client_secret: 'wrong' }, headers)
  expect([locked.status, locked.body.code, locked.headers.get('retry-after') !== null]).toEqual([
    429,
    'limit.reached',
    true,
  ])
})

test('a revoked key, a disabled client and a withdrawn scope end the tokens had by them', async () => {
  const { id } = await aClient()
  const [one, two] = [await aPair(id), await aPair(id)]
  const [first, second] = [
    (await byAssertion(await assertion(id, one))).body.access_token!,
    (await byAssertion(await assertion(id, two))).body.access_token!,
  ]
  await security.post(`/clients/${id}/keys/${one.key.id}/revoke`)
  expect(await resolve({ kind: 'bearer', value: first })).toBeNull()
  expect((await byAssertion(await assertion(id, one))).status).toBe(401)
  done(await security.patch(`/clients/${id}`, 1, { scopes: ['register:read'] }))
  expect(await resolve({ kind: 'bearer', value: second })).toMatchObject({ clientScopes: ['register:read'] })
  done(await security.patch(`/clients/${id}`, 2, { disabled: true }))
  expect(await resolve({ kind: 'bearer', value: second })).toBeNull()
  expect((await byAssertion(await assertion(id, two))).status).toBe(401)
})

test('a forged access token is nobody', async () => {
  const good = await aToken()
  const [header, payload, signature] = good.split('.') as [string, string, string]
  const { kid } = decodeProtectedHeader(good)
  const claims = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as Record<
    string,
    unknown
  >
  const [ours] = JSON.parse(env.SIGNING_KEYS) as JsonWebKey[]
  const key = await crypto.subtle.importKey('jwk', ours!, { name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
  ])
  const sign = (change: Record<string, unknown>, head: Record<string, unknown> = {}, by: CryptoKey = key) =>
    new SignJWT({ ...claims, ...change })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: kid!, ...head })
      .sign(by)
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  expect(await resolve({ kind: 'bearer', value: await sign({}) })).toMatchObject({ id: client })
  const table: Record<string, string> = {
    'alg none': unsigned({ alg: 'none', typ: 'at+jwt', kid }, claims),
    'alg HS256': await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: kid! })
      .sign(new TextEncoder().encode(JSON.stringify(ours))),
    'another key': await sign({}, {}, privateKey),
    'another key in its header': await sign({}, { jwk: await exportJWK(publicKey) }, privateKey),
    'unknown kid': await sign({}, { kid: 'unknown' }),
    'no kid': await sign({}, { kid: undefined }),
    'other typ': await sign({}, { typ: 'JWT' }),
    'other iss': await sign({ iss: 'https://evil.example' }),
    'other aud': await sign({ aud: issuer }),
    over: await sign({ exp: now() - 1 }),
    'no exp': await sign({ exp: undefined }),
    'other sub': await sign({ sub: 'pcl_other' }),
    'no client_key': await sign({ client_key: undefined }),
    altered: `${header}.${payload.replace(/^./, 'f')}.${signature}`,
    cut: `${header}.${payload}.`,
    'an assertion': await assertion(client, pair),
    nothing: 'x',
  }
  for (const [name, value] of Object.entries(table))
    expect([name, await resolve({ kind: 'bearer', value })]).toEqual([name, null])
})
