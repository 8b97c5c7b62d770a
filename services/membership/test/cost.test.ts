import {
  auditor,
  describeCost,
  fill,
  hr,
  numbered,
  partySecretary,
  secretary,
  systemAdministrator,
} from '@alliance/test-kit'
import { env, exports } from 'cloudflare:workers'
import { service } from '../src/index.ts'
import { fillPeople } from '../src/people/people.testing.ts'
import { newScene, newSite } from './scene.testing.ts'

const times = `'2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'`

/** Organisations with three terms each to be found by, and an audit row and a dead letter for each. */
async function seed(rows: number): Promise<void> {
  const organisation = numbered('org')
  for (const insert of [
    `INSERT INTO organisation (id, name, name_sort, kind, credit_code, aliases, industry_codes, provenance, is_demo, created_at, updated_at)
      SELECT ${organisation}, '样例' || value, printf('yang li %06d', value), iif(value % 10, 'enterprise', 'bank'),
        printf('9132%014d', value), '[]', '[]', 'entered', 0, ${times} FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    ...[`'样例' || value`, `'yangli' || value`, `printf('9132%014d', value)`].map(
      (term) =>
        `INSERT INTO organisation_term (term, organisation_id) SELECT ${term}, ${organisation} FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    ),
    `INSERT INTO site (id, organisation_id, name, kind, provenance, is_demo, created_at, updated_at)
      SELECT ${numbered('sit')}, ${organisation}, 'S', 'plant', 'entered', 0, ${times} FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    `INSERT INTO audit (at, actor_id, actor_name, action, object_type, object_id, outcome, detail, request_id, hash)
      SELECT '2026-01-01T00:00:00.000Z', 'acc', '样例', 'a', 'o', ${organisation}, 'done', '{}', 'r', 'h' FROM numbers`,
    `INSERT INTO dead_letter (id, queue, event_id, type, subject, body, arrived_at, replayed_at)
      SELECT ${numbered('msg')}, 'q', ${numbered('evt')}, 't', 's', '{}', '2026-01-01T00:00:00.000Z', NULL FROM numbers WHERE true ON CONFLICT DO NOTHING`,
  ])
    await fill(env.DB, insert, rows)
  await fillPeople(rows)
}

describeCost({
  entrypoint: exports.GatewayEntrypoint,
  contract: service.contract,
  as: secretary(),
  seed,
  reads: async () => {
    const { mine, branch, root, person } = await newScene()
    await newSite(mine)
    return {
      organisations: { path: '/organisations?limit=50' },
      'organisations of a kind': { path: '/organisations?limit=5&kind=bank' },
      'organisations by a word of two characters': {
        path: `/organisations?limit=20&q=${encodeURIComponent('样例')}`,
        perRow: 12,
      },
      'organisations by pinyin': { path: '/organisations?limit=20&q=yangli', perRow: 12 },
      'organisations by code': { path: '/organisations?limit=20&q=91320000000000001', perRow: 12 },
      'organisations by a word that nothing has': { path: '/organisations?q=zzzz' },
      'organisations, for an enterprise': { path: '/organisations?limit=50', as: hr(mine) },
      'organisations, for a branch': {
        path: '/organisations?limit=50',
        as: partySecretary(branch.id),
        besides: 20,
      },
      'organisations, for a committee': {
        path: '/organisations?limit=50',
        as: partySecretary(root.id),
        besides: 20,
      },
      'organisations by a word, for an enterprise': {
        path: `/organisations?q=${encodeURIComponent('织造')}`,
        as: hr(mine),
        besides: 20,
      },
      'an organisation': { path: `/organisations/${mine}` },
      'a card': { path: `/organisations/${mine}/card`, besides: 20 },
      'sites, for an enterprise': { path: '/sites?limit=50', as: hr(mine) },
      people: { path: '/people?limit=50', perRow: 5 },
      'people by a word': { path: `/people?limit=20&q=${encodeURIComponent('例')}`, perRow: 22 },
      'people by a word that nothing has': { path: '/people?q=zzzz' },
      'people, for an enterprise': { path: '/people?limit=50', as: hr(mine) },
      'people by a word, for a committee': {
        path: `/people?q=${encodeURIComponent('织造')}`,
        as: partySecretary(root.id),
        besides: 36,
      },
      'people of an organisation': { path: `/people?organisationId=${mine}`, perRow: 8 },
      'a person': { path: `/people/${person}`, besides: 20 },
      'who read a record': { path: `/people/${person}/accesses` },
      'the audit trail': { path: '/operations/audit?limit=50', as: auditor() },
      'the audit trail of one row': { path: `/operations/audit?limit=50&objectId=${mine}`, as: auditor() },
      'dead letters': { path: '/operations/dead-letters?limit=50', as: systemAdministrator() },
      // What waits is counted up to a thousand.
      'the state of operations': { path: '/operations/status', as: systemAdministrator(), besides: 1010 },
    }
  },
})
