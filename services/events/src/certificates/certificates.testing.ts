import type { Certificate, NewCertificate } from '@alliance/contracts/events'
import { makeCertificateNumber } from '@alliance/identifiers'
import { newId } from '@alliance/service-kit'
import { callers, done, fill, numbered, secretary, type RightsRow } from '@alliance/test-kit'
import { env, exports } from 'cloudflare:workers'
import { elsewhere, mineIn, type Scene } from '../../test/scene.testing.ts'
import { service } from '../index.ts'

export const as = callers(exports.GatewayEntrypoint, service.contract)

/** A person that membership told of. */
export async function aKnownPerson({
  id = newId('person'),
  name = '张示例',
  accountId = null,
  employerId = null,
}: { id?: string; name?: string; accountId?: string | null; employerId?: string | null } = {}) {
  await env.DB.prepare(
    `INSERT INTO known_person (id, display_name, account_id, employer_id, employer_name, active, version)
      VALUES (?, ?, ?, ?, ?, 1, 1) ON CONFLICT DO NOTHING`,
  )
    .bind(id, name, accountId, employerId, employerId && '示例企业')
    .run()
  return id
}

/** A branch of the grid that membership told of. */
export async function aKnownBranch({ id = newId('partyOrganisation') } = {}) {
  await env.DB.prepare(
    `INSERT INTO known_party_organisation (id, name, type, chain_code, path, active, version)
      VALUES (?1, '示例党支部', 'branch', NULL, '/' || ?1 || '/', 1, 1) ON CONFLICT DO NOTHING`,
  )
    .bind(id)
    .run()
  return id
}

export const newCertificate = (given: Partial<NewCertificate> & { personId: string; hostId: string }) => ({
  kind: 'volunteering' as const,
  title: { zh: '志愿服务证书', en: 'Certificate of volunteering' },
  description: { zh: '2026 年志愿服务 36 小时', en: '36 hours of volunteering in 2026' },
  criteria: { zh: '签到签退并经组织者确认的时长', en: 'Hours checked in and out and confirmed' },
  minutes: 2160,
  from: '2026-01-01',
  to: '2026-11-20',
  reason: '[示例] 补发纸质记录',
  ...given,
})

/** A certificate that the secretary issued by hand. */
export async function aCertificate(given: Partial<NewCertificate> = {}): Promise<Certificate> {
  const personId = given.personId ?? (await aKnownPerson())
  const hostId = given.hostId ?? (await aKnownBranch())
  return done(
    await as(secretary()).post<Certificate>('/certificates', newCertificate({ ...given, personId, hostId })),
  )
}

const columns = `id, kind, prefix, year, sequence, serial, person_id, holder, host_id, host_name, title, description,
  criteria, from_on, to_on, source_type, source_id, rule, subject, salt, issued_at, issued_by_id, issued_by_name, is_demo`
const text = `'{"zh":"证书","en":"Certificate"}'`
const rest = `'示例党支部', ${text}, ${text}, ${text}, '2026-01-01', '2026-01-01', 'activity'`
const end = `'by_hand', 'subject', 'salt', '2026-01-01T00:00:00.000Z', 'acc_00000000000000000000000001', '示例', 0`

/** Makes so many rows and gives their ids. */
export async function insertCertificates(rows: number): Promise<string[]> {
  const ids = Array.from({ length: rows }, () => newId('certificate'))
  await env.DB.prepare(
    `INSERT INTO certificate (${columns})
      SELECT value, 'volunteering', 'VOL', 2020, last + key + 1, last + key + 1, 'per_' || substr(value, 5), '张示例',
        'pty_00000000000000000000000001', ${rest}, 'src_' || substr(value, 5), ${end}
      FROM json_each(?), (SELECT coalesce(max(serial), 0) AS last FROM certificate)`,
  )
    .bind(JSON.stringify(ids))
    .run()
  return ids
}

/** Fills the table up to so many rows. */
export const fillCertificates = (rows: number): Promise<unknown> =>
  fill(
    env.DB,
    `INSERT INTO certificate (${columns}) SELECT ${numbered('crt')}, 'volunteering', 'VOL', 2020, value + 1, value + 1,
      ${numbered('per')}, '张示例', 'pty_00000000000000000000000001', ${rest}, ${numbered('src')}, ${end} FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    rows,
  )

const number = makeCertificateNumber({ prefix: 'VOL', year: 2020, sequence: 1 })
const first = '00000000000000000000000001'
/** What a read of them costs: see `describeCost`. */
export const certificateReads = {
  certificates: { path: '/certificates?limit=50' },
  'certificates of a kind': { path: '/certificates?kind=volunteering&limit=50' },
  'certificates of one person': { path: `/certificates?personId=per_${first}&limit=50` },
  'certificates of an activity': { path: `/certificates?sourceId=src_${first}&limit=50` },
  'one’s own certificates': { path: '/my-certificates?limit=50' },
  'one certificate': { path: `/certificates/crt_${first}` },
  'a signed certificate': { path: `/certificates/crt_${first}/credential` },
  'a verified number': { path: `/public/certificate-verification?number=${number}` },
  'a status list': { path: '/public/status-lists/1' },
}

export const certificateLists = {
  listCertificates: { path: '/certificates', insert: insertCertificates },
}

/** A certificate of the scene’s person, on behalf of its branch. */
async function certificateIn({ branch, mine, person, staffName }: Scene): Promise<string> {
  const id = newId('certificate')
  await env.DB.prepare(
    `INSERT INTO certificate (${columns}, organisation_id)
      SELECT ?1, 'volunteering', 'VOL', 2021, last + 1, last + 1, ?2, ?3, ?4, ${rest}, ?1, ${end}, ?5
      FROM (SELECT coalesce(max(serial), 0) AS last FROM certificate)`,
  )
    .bind(id, person, staffName, branch.id, mine)
    .run()
  return id
}

const params = async (scene: Scene) => ({ certificateId: await certificateIn(scene) })
const oneThere = async (scene: Scene) => {
  await certificateIn(scene)
  return {}
}

/** The rows of the rights table. */
export const certificateRights: Record<string, RightsRow<Scene>> = {
  listCertificates: { params: oneThere, place: mineIn, shows: ({ staffName }) => staffName },
  exportCertificates: { params: oneThere, place: mineIn, shows: ({ staffName }) => staffName },
  listMyCertificates: {},
  exportMyCertificates: {},
  // Not one’s own and outside one’s rights: it is not there.
  getCertificate: { params, expect: elsewhere(404) },
  getCertificateCredential: { params, expect: elsewhere(404) },
  issueCertificate: {
    body: ({ person, branch }) => newCertificate({ personId: person, hostId: branch.id }),
    expect: { 'another branch': 422 },
  },
  revokeCertificate: {
    params,
    place: mineIn,
    body: () => ({ reason: 'issued_in_error', note: '示例原因' }),
  },
  verifyCertificate: { query: () => ({ number }) },
  getIssuer: {},
  getIssuerKey: { params: () => ({ keyName: 'k2-token' }) },
  getStatusList: { params: () => ({ list: '1' }) },
}
