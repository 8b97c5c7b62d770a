import {
  auditor,
  client,
  describeRights,
  done,
  disciplineInspector,
  holding,
  leader,
  nobody,
  personWith,
  secretary,
  securityAdministrator,
  systemAdministrator,
} from '@alliance/test-kit'
import type { ClientKey, GrantRecord, PartnerClient } from '@alliance/contracts/identity'
import { newId } from '@alliance/service-kit'
import { exports } from 'cloudflare:workers'
import { service } from '../src/index.ts'
import { aClient } from './clients.testing.ts'
import { addSecret, aDelivery, anEndpoint, aSignedEndpoint } from './webhooks.testing.ts'
import { anAccount, database, give, newPhone, password, security, type Made } from './people.testing.ts'

interface Scene {
  account: Made
  grant: GrantRecord
  client: PartnerClient
  key: ClientKey
  message: string
  /** An endpoint with two secrets, and its first one. */
  endpoint: string
  secret: string
  unsigned: string
  delivery: string
}

/** Everything that identity keeps, one of each. */
async function scene(): Promise<Scene> {
  const account = await anAccount({ password: null })
  const partner = await aClient()
  const message = newId('message')
  const endpoint = await aSignedEndpoint('well', { clientId: partner.id })
  const { secret } = await addSecret(endpoint.id)
  await database
    .prepare(
      `INSERT INTO dead_letter VALUES (?, 'membership-to-identity-dead', 'evt', 'organisation.changed', 'org', ?, NULL, ?, NULL)`,
    )
    .bind(
      message,
      JSON.stringify({
        id: newId('event'),
        type: 'organisation.changed',
        at: new Date().toISOString(),
        subject: 'org_x',
        version: 1,
        data: { kind: 'enterprise', name: '甲', active: true },
      }),
      new Date().toISOString(),
    )
    .run()
  return {
    account,
    grant: done(await give(account.id, 'zone_leader')) as unknown as GrantRecord,
    client: partner,
    key: done(
      await security.post<{ key: ClientKey }>(`/clients/${partner.id}/keys`, { method: 'client_secret' }),
    ).key,
    message,
    endpoint: endpoint.id,
    secret: secret.id,
    unsigned: (await anEndpoint('well', { clientId: partner.id })).id,
    delivery: await aDelivery(endpoint.id),
  }
}

const one = ({ account }: Scene) => ({ accountId: account.id })
const theEndpoint = ({ endpoint }: Scene) => ({ endpointId: endpoint })
const theDelivery = ({ delivery }: Scene) => ({ deliveryId: delivery })
const theClient = (here: Scene) => ({ clientId: here.client.id })
const everyone = [
  'the wrong role',
  'nothing',
  'a secretary',
  'a leader',
  'a security administrator',
  'a sleeping administrator',
  'a system administrator',
  'an auditor',
  'an inspector',
  'a cashier',
  'a partner’s system',
]
const forAll = (status: number) => Object.fromEntries(everyone.map((kind) => [kind, status]))

describeRights<Scene>({
  entrypoint: exports.GatewayEntrypoint,
  contract: service.contract,
  scene,
  principals: {
    'a stranger': () => null,
    'the wrong role': () => personWith([{ role: 'talent', scope: { kind: 'self', id: null } }]),
    nothing: () => nobody(),
    'a secretary': () => secretary(),
    'a leader': () => leader(),
    'a security administrator': () => securityAdministrator(),
    'a sleeping administrator': () =>
      personWith([{ role: 'security_administrator', scope: { kind: 'zone', id: null } }], { asleep: true }),
    'a system administrator': () => systemAdministrator(),
    'an auditor': () => auditor(),
    'an inspector': () => disciplineInspector(),
    'a cashier': () => holding('cashier'),
    'a partner’s system': () => client('register:read'),
  },
  table: {
    sendSignInCode: { body: () => ({ phone: newPhone() }) },
    signInWithCode: {
      body: () => ({ phone: newPhone(), code: '000000' }),
      expect: { 'a stranger': 401, ...forAll(401) },
    },
    signInWithPassword: {
      body: () => ({ phone: newPhone(), password }),
      expect: { 'a stranger': 401, ...forAll(401) },
    },
    giveSecondFactor: { body: () => ({ code: '000000' }), expect: { 'a stranger': 401, ...forAll(401) } },
    signOut: { expect: { 'a partner’s system': 403 } },
    getMe: {},
    listMySessions: {},
    endMySession: { params: () => ({ sessionId: newId('session') }), expect: forAll(404) },
    // These principals have no account, which the routes about oneself find out.
    changePassword: {
      body: () => ({ current: null, next: password }),
      expect: { ...forAll(401), 'a partner’s system': 403 },
    },
    enrolSecondFactor: { expect: { ...forAll(401), 'a partner’s system': 403 } },
    confirmSecondFactor: {
      body: () => ({ code: '000000' }),
      expect: { ...forAll(401), 'a partner’s system': 403 },
    },
    // Those of them that gave a second factor have none of their own here, either.
    renewBackupCodes: { expect: forAll(403) },
    listLocalInbox: {},
    listMyNotices: {},
    exportMyNotices: {},
    getMyNoticeCount: {},
    readMyNotices: { body: () => ({ upTo: newId('notice') }) },
    readMyNotice: { params: () => ({ noticeId: newId('notice') }), expect: forAll(404) },
    getMyNoticeSettings: {},
    changeMyNoticeSettings: { body: () => ({ quietFrom: '21:00' }), expect: forAll(403) },

    listAccounts: {},
    exportAccounts: {},
    createAccount: { body: () => ({ name: '何清和', phone: newPhone() }) },
    getAccount: { params: one },
    updateAccount: { params: one, body: () => ({ name: '新名' }) },
    endAccountSessions: { params: one },
    resetSecondFactor: {
      params: one,
      body: () => ({ reason: '测试' }),
      expect: { 'a security administrator': 409 },
    },
    listGrants: {},
    exportGrants: {},
    giveGrant: {
      params: one,
      body: () => ({
        role: 'zone_leader',
        scope: { kind: 'zone', id: null },
        from: '2022-06-29',
        reason: '测试',
      }),
    },
    endGrant: { params: ({ grant }) => ({ grantId: grant.id }) },
    listScopes: { query: () => ({ kind: 'org' }) },
    exportScopes: { query: () => ({ kind: 'org' }) },
    // Ten wrong secrets from one address lock it; the last two of twelve principals find it so.
    bootstrap: {
      body: () => ({ secret: 'x'.repeat(16), account: { name: '安示例', phone: newPhone() } }),
      expect: { 'a stranger': 401, ...forAll(401), 'a cashier': 429, 'a partner’s system': 429 },
    },

    listPartnerClients: {},
    exportPartnerClients: {},
    createPartnerClient: {
      body: () => ({ name: '接口', organisationName: '学院', scopes: ['register:read'] }),
    },
    updatePartnerClient: { params: theClient, body: () => ({ name: '新名' }) },
    addClientKey: { params: theClient, body: () => ({ method: 'client_secret' }) },
    revokeClientKey: { params: (here) => ({ ...theClient(here), keyId: here.key.id }) },
    listWebhookEventTypes: {},
    listWebhookEndpoints: { params: theClient },
    exportWebhookEndpoints: { params: theClient },
    createWebhookEndpoint: {
      params: theClient,
      body: () => ({ url: 'https://well.partner-sample.cn/hook' }),
    },
    updateWebhookEndpoint: { params: theEndpoint, body: () => ({ disabled: true }) },
    addWebhookSecret: { params: ({ unsigned }) => ({ endpointId: unsigned }) },
    revokeWebhookSecret: { params: (here) => ({ ...theEndpoint(here), secretId: here.secret }) },
    testWebhookEndpoint: { params: theEndpoint },
    replayWebhooks: {
      params: theEndpoint,
      body: () => ({ from: '2026-01-01T00:00:00.000Z', to: '2026-01-02T00:00:00.000Z' }),
    },
    listWebhookDeliveries: { params: theEndpoint },
    exportWebhookDeliveries: { params: theEndpoint },
    getWebhookDelivery: { params: theDelivery },
    replayWebhookDelivery: { params: theDelivery },
    issueToken: {
      raw: () => ({ type: 'application/x-www-form-urlencoded', content: 'grant_type=client_credentials' }),
      expect: { 'a stranger': 401, ...forAll(401) },
    },
    getJwks: {},

    getIdentityStatus: {},
    listIdentityDeadLetters: {},
    exportIdentityDeadLetters: {},
    replayIdentityDeadLetter: { params: ({ message }) => ({ messageId: message }) },
    listIdentityAuditEntries: {},
    exportIdentityAuditEntries: {},
    verifyIdentityAudit: {},
    getIdentityAuditChain: {},
  },
})
