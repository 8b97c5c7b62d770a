import { z } from '@hono/zod-openapi'
import { can, clientScopes, open } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { Instant, Name, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'

/** A key of a partner's system: a public key for `private_key_jwt`, or a secret as the fallback. */
export const ClientKey = z
  .strictObject({
    id: idOf('clientKey'),
    method: z.enum(['private_key_jwt', 'client_secret']),
    /** The key id for a public key; the last four characters of a secret. */
    hint: z.string(),
    createdAt: Instant,
    lastUsedAt: orNull(Instant),
    revokedAt: orNull(Instant),
  })
  .openapi('ClientKey')
export type ClientKey = z.infer<typeof ClientKey>

export const PartnerClient = z
  .strictObject({
    id: idOf('partnerClient'),
    name: z.string(),
    organisationName: z.string(),
    scopes: z.array(z.enum(clientScopes)),
    disabled: z.boolean(),
    keys: z.array(ClientKey),
    lastUsedAt: orNull(Instant),
    isDemo: z.boolean(),
    version: z.int(),
    createdAt: Instant,
  })
  .openapi('PartnerClient')
export type PartnerClient = z.infer<typeof PartnerClient>

export const NewPartnerClient = z
  .strictObject({
    name: Name,
    organisationName: Name,
    scopes: z.array(z.enum(clientScopes)).min(1).max(10),
    isDemo: z.boolean().default(false),
  })
  .openapi('NewPartnerClient')
export type NewPartnerClient = z.infer<typeof NewPartnerClient>

export const PartnerClientChange = z
  .strictObject({ name: Name, scopes: z.array(z.enum(clientScopes)).min(1).max(10), disabled: z.boolean() })
  .partial()
  .openapi('PartnerClientChange')

/** A public key as JWK (RFC 7517): EC P-256, Ed25519 or RSA of 2048 bits and more; a private part is refused. */
export const PublicKey = z
  .strictObject({
    kty: z.enum(['EC', 'OKP', 'RSA']),
    crv: z.enum(['P-256', 'Ed25519']).optional(),
    x: z.string().max(200).optional(),
    y: z.string().max(200).optional(),
    n: z.string().max(1400).optional(),
    e: z.string().max(20).optional(),
    kid: z.string().min(1).max(80),
    alg: z.enum(['ES256', 'EdDSA', 'RS256']).optional(),
    use: z.literal('sig').optional(),
  })
  .openapi('PublicKey')

export const NewClientKey = z
  .discriminatedUnion('method', [
    z.strictObject({ method: z.literal('private_key_jwt'), publicKey: PublicKey }),
    z.strictObject({ method: z.literal('client_secret') }),
  ])
  .openapi('NewClientKey')
export type NewClientKey = z.infer<typeof NewClientKey>

const tags = ['Partner clients']
const params = z.strictObject({ clientId: idOf('partnerClient') })

export const partnerClients = lists({
  path: '/clients',
  name: 'PartnerClients',
  summary: 'Partners’ systems, newest first',
  tags,
  access: can('client:read'),
  filter: z.strictObject({}),
  item: PartnerClient,
  columns: [
    { zh: '编号', en: 'Id', value: (row) => row.id },
    { zh: '名称', en: 'Name', value: (row) => row.name },
    { zh: '单位', en: 'Organisation', value: (row) => row.organisationName },
    { zh: '权限', en: 'Scopes', value: (row) => row.scopes.join(' ') },
    { zh: '停用', en: 'Disabled', value: (row) => (row.disabled ? '是' : '否') },
    { zh: '最近使用', en: 'Last used', value: (row) => row.lastUsedAt },
  ],
})

export const createPartnerClient = route({
  method: 'post',
  path: '/clients',
  operationId: 'createPartnerClient',
  summary: 'Register a partner’s system',
  tags,
  access: can('client:write'),
  writes: 'keyed',
  request: { body: json(NewPartnerClient) },
  responses: { 201: answer(PartnerClient, 'Registered') },
})

export const updatePartnerClient = route({
  method: 'patch',
  path: '/clients/{clientId}',
  operationId: 'updatePartnerClient',
  summary: 'Rename, rescope, disable or enable a client',
  tags,
  access: can('client:write'),
  writes: 'versioned',
  request: { params, body: json(PartnerClientChange) },
  responses: { 200: answer(PartnerClient, 'Changed') },
})

export const addClientKey = route({
  method: 'post',
  path: '/clients/{clientId}/keys',
  operationId: 'addClientKey',
  summary: 'Add a key; two may be in use while one replaces the other',
  tags,
  access: can('client:write'),
  writes: 'free',
  request: { params, body: json(NewClientKey) },
  responses: {
    201: answer(
      z
        .strictObject({
          key: ClientKey,
          secret: z.string().nullable().openapi({ description: 'Shown once.' }),
        })
        .openapi('ClientKeyMade'),
      'Added',
    ),
    ...errors('client.too_many_keys', 'client.duplicate_key'),
  },
})

export const revokeClientKey = route({
  method: 'post',
  path: '/clients/{clientId}/keys/{keyId}/revoke',
  operationId: 'revokeClientKey',
  summary: 'Revoke a key',
  tags,
  access: can('client:write'),
  writes: 'free',
  request: { params: params.extend({ keyId: idOf('clientKey') }) },
  responses: { 200: answer(ClientKey, 'Revoked') },
})

/** RFC 6749 §4.4 with RFC 7523 client authentication. Errors are RFC 6749’s own, not problem documents. */
export const issueToken = route({
  method: 'post',
  path: '/oauth2/token',
  operationId: 'issueToken',
  summary: 'Client credentials grant (RFC 6749 §4.4, RFC 7523)',
  tags: ['OAuth 2'],
  access: open(),
  writes: 'free',
  request: {
    body: {
      required: true,
      content: {
        'application/x-www-form-urlencoded': {
          schema: z
            .object({
              grant_type: z.string(),
              scope: z.string().optional(),
              client_id: z.string().optional(),
              client_secret: z.string().optional(),
              client_assertion_type: z.string().optional(),
              client_assertion: z.string().optional(),
            })
            .openapi('TokenRequest'),
        },
      },
    },
  },
  responses: {
    200: answer(
      z
        .strictObject({
          access_token: z.string(),
          token_type: z.literal('Bearer'),
          expires_in: z.int(),
          scope: z.string(),
        })
        .openapi('Token'),
      'A token for the API',
    ),
    400: answer(
      z.strictObject({ error: z.string(), error_description: z.string() }).openapi('TokenError'),
      'The request is not right',
    ),
    401: answer(
      z.strictObject({ error: z.string(), error_description: z.string() }).openapi('TokenRefusal'),
      'The client was not authenticated',
    ),
  },
})

export const getJwks = route({
  method: 'get',
  path: '/oauth2/jwks',
  operationId: 'getJwks',
  summary: 'Public keys that access tokens are signed with (RFC 7517)',
  tags: ['OAuth 2'],
  access: open({ freshSeconds: 60 }),
  responses: {
    200: answer(
      z.strictObject({ keys: z.array(z.record(z.string(), z.unknown())) }).openapi('Jwks'),
      'The keys',
    ),
  },
})

export const clientRoutes = [
  partnerClients.list,
  partnerClients.file,
  createPartnerClient,
  updatePartnerClient,
  addClientKey,
  revokeClientKey,
  issueToken,
  getJwks,
]
