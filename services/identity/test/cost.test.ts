import { describeCost, everyone, fill, numbered } from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { service } from '../src/index.ts'
import { sealPhone } from '../src/accounts/phones.ts'
import { database } from './people.testing.ts'

const now = `'2026-01-01T00:00:00.000Z'`
const first = 'acc_00000000000000000000000001'
let filled = 0

/** Rows of every table up to so many; the numbers are one ciphertext, which opens for the one account that is read. */
async function seed(rows: number): Promise<void> {
  const from = filled + 1
  filled = rows
  for (const insert of [
    `INSERT INTO account (id, name, phone, phone_index, disabled_at, is_demo, version, created_at, updated_at)
      SELECT ${numbered('acc')}, 'A' || value, '', 'i' || value, iif(value % 10, NULL, ${now}), 0, 1, ${now}, ${now} FROM numbers`,
    `INSERT INTO role_grant (id, account_id, role, scope_kind, valid_from, reason, given_by_id, given_by, ended_at)
      SELECT ${numbered('grt')}, 'acc_' || printf('%026d', 1 + value / 3), 'zone_leader', 'zone', '2022-06-29', 'r', 'x', 'x', iif(value % 4, ${now}, NULL) FROM numbers WHERE value < ${rows}`,
    `INSERT INTO known_scope (id, kind, name, active, version) SELECT ${numbered('org')}, 'enterprise', 'N' || printf('%06d', value), 1, 1 FROM numbers`,
    `INSERT INTO known_scope_term (kind, term, scope_id) SELECT 'enterprise', 'n' || printf('%06d', value), ${numbered('org')} FROM numbers`,
    `INSERT INTO partner_client (id, name, organisation_name, scopes, is_demo, version, created_at, updated_at)
      SELECT ${numbered('pcl')}, 'C', 'O', '[]', 0, 1, ${now}, ${now} FROM numbers`,
    `INSERT INTO client_key (id, client_id, method, hint, created_at) SELECT ${numbered('pck')}, ${numbered('pcl')}, 'client_secret', 'x', ${now} FROM numbers`,
    `INSERT INTO session (id, account_id, token, last_seen_at, expires_at, created_at, updated_at)
      SELECT ${numbered('ses')}, ${numbered('acc')}, 't' || value, ${now}, ${now}, ${now}, ${now} FROM numbers`,
    `INSERT INTO notice (id, account_id, key, kind, subject_type, subject_id, path, params, raised_at, read_at)
      SELECT ${numbered('ntc')}, iif(value % 2, '${first}', 'acc_' || printf('%026d', value)), 'k' || value, 'meeting.called', 'meeting', 'm', '/meetings', '{}',
        ${now}, iif(value % 5, ${now}, NULL) FROM numbers`,
    `INSERT INTO webhook_endpoint (id, client_id, url, event_types, version, created_at, updated_at)
      SELECT ${numbered('whe')}, 'pcl_00000000000000000000000001', 'https://a.cn/', '[]', 1, ${now}, ${now} FROM numbers`,
    `INSERT INTO webhook_secret (id, endpoint_id, sealed, hint, created_at) SELECT ${numbered('whk')}, ${numbered('whe')}, 'k1.', 'x', ${now} FROM numbers`,
    `INSERT INTO webhook_event (id, type, subject, version, data, at) SELECT ${numbered('evt')}, 'organisation.changed', 'org', 1, '{}', ${now} FROM numbers`,
    `INSERT INTO webhook_delivery (id, endpoint_id, event_id, event_type, subject, state, attempts, created_at)
      SELECT ${numbered('whd')}, 'whe_00000000000000000000000001', ${numbered('evt')}, 'organisation.changed', 'org', iif(value % 5, 'delivered', 'failed'), 1, ${now} FROM numbers`,
    `INSERT INTO webhook_attempt (delivery_id, at, status, ms) SELECT ${numbered('whd')}, ${now}, 200, 1 FROM numbers`,
  ])
    await fill(database, insert, rows, from)
  // Only these are opened: the first, and the last, which lists show.
  const { results } = await database
    .prepare(
      "SELECT id FROM (SELECT id FROM account ORDER BY id DESC LIMIT 30) UNION SELECT id FROM (SELECT id FROM account WHERE disabled_at IS NOT NULL ORDER BY id DESC LIMIT 30) UNION SELECT 'acc_00000000000000000000000001'",
    )
    .all<{ id: string }>()
  await database.batch(
    await Promise.all(
      results.map(async ({ id }) =>
        database
          .prepare('UPDATE account SET phone = ? WHERE id = ?')
          .bind(await sealPhone('+8613900000000', id), id),
      ),
    ),
  )
}

const person = { ...everyone(), id: first }

describeCost({
  entrypoint: exports.GatewayEntrypoint,
  contract: service.contract,
  as: person,
  seed,
  reads: () => ({
    accounts: { path: '/accounts?limit=20' },
    'disabled accounts': { path: '/accounts?limit=5&disabled=true' },
    'accounts in use': { path: '/accounts?limit=20&disabled=false' },
    'an account': { path: `/accounts/${first}` },
    grants: { path: '/grants?limit=20' },
    'grants that hold': { path: '/grants?limit=20&active=true' },
    'grants of an account': { path: `/grants?accountId=${first}` },
    scopes: { path: '/scopes?kind=enterprise&limit=20' },
    'scopes by name': { path: '/scopes?kind=enterprise&limit=20&name=N00001', perRow: 10 },
    clients: { path: '/clients?limit=20' },
    me: { path: '/me' },
    'my notices': { path: '/me/notices?limit=20' },
    'my unread notices': { path: '/me/notices?limit=20&state=unread' },
    'the bell': { path: '/me/notices/count' },
    'my notice settings': { path: '/me/notice-settings' },
    'webhooks of a client': { path: '/clients/pcl_00000000000000000000000001/webhooks?limit=20' },
    deliveries: { path: '/webhooks/whe_00000000000000000000000001/deliveries?limit=20' },
    'deliveries that failed': {
      path: '/webhooks/whe_00000000000000000000000001/deliveries?limit=5&state=failed',
    },
    'a delivery': { path: '/webhook-deliveries/whd_00000000000000000000000001' },
    'my sessions': { path: '/me/sessions' },
  }),
})
