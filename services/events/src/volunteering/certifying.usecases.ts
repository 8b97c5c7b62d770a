import { covers, holds, Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { issue } from '../certificates/issuing.ts'
import { hoursOf } from './minutes.rules.ts'

interface Found {
  minutes: number
  isDemo: number
  personName: string | null
  organisationId: string | null
  organisationName: string | null
  hostName: string
  path: string | null
  first: string
  last: string
}

/** The rule of this certificate: all that one body recorded in one year, of half an hour at least. */
const rule = 'volunteer-certificate-1'
const atLeast = 30

/**
 * Certifies what a body recorded for someone in a year: whoever records, certifies (谁记录谁证明). When more is recorded
 * later, the old one is revoked as replaced and another issued.
 *
 * @throws Problem `certificate.host_unknown` outside one’s reach, `volunteering.too_few`, `certificate.own`, `certificate.issued_before`, `volunteering.changed_meanwhile`
 */
export async function certify(
  ctx: Context,
  { personId, hostId, year }: { personId: string; hostId: string; year: number },
): Promise<{ certificateId: string }> {
  const [found] = await ctx.db
    .all<Found>(sql`SELECT t.minutes, t.is_demo AS isDemo, k.display_name AS personName,
      k.employer_id AS organisationId, k.employer_name AS organisationName, coalesce(p.name, o.name) AS hostName, p.path,
      (SELECT min(day) FROM volunteer_record r WHERE r.person_id = t.person_id AND r.host_id = t.host_id AND r.day >= ${`${year}-01-01`}) AS first,
      (SELECT max(day) FROM volunteer_record r WHERE r.person_id = t.person_id AND r.host_id = t.host_id AND r.day <= ${`${year}-12-31`}) AS last
    FROM volunteer_total t LEFT JOIN known_person k ON k.id = t.person_id
      LEFT JOIN known_party_organisation p ON p.id = t.host_id LEFT JOIN known_organisation o ON o.id = t.host_id
    WHERE t.host_id = ${hostId} AND t.year = ${year} AND t.person_id = ${personId}`)
  const orgs = (found?.path ?? '').split('/').filter((id) => id !== '')
  if (!covers(ctx.reach('certificate:write'), { enterprise: hostId, orgs }))
    throw new Problem('certificate.host_unknown')
  if (!found || found.personName === null || found.minutes < atLeast)
    throw new Problem('volunteering.too_few')
  const { minutes, hostName, organisationId, organisationName, first, last } = found
  const hours = hoursOf(minutes)
  const { row, write } = issue(ctx, {
    kind: 'volunteering',
    person: { id: personId, name: found.personName, organisationId, organisationName },
    host: { id: hostId, name: hostName },
    title: { zh: '志愿服务证书', en: 'Certificate of volunteering' },
    description: {
      zh: `${year} 年参加${hostName}组织的志愿服务，累计 ${hours} 小时`,
      en: `${hours} hours of volunteering in ${year}, recorded by ${hostName}`,
    },
    criteria: {
      zh: '经签到签退或由非本人的组织者确认的实际服务时长，每日不超过八小时',
      en: 'Hours of service checked in and out, or confirmed by an organiser other than the volunteer; eight a day at most',
    },
    minutes,
    from: first,
    to: last,
    source: { type: 'volunteering', id: `${hostId}.${year}` },
    rule,
    isDemo: found.isDemo === 1,
  })
  return ctx.commit(
    { certificateId: row.id },
    holds(
      sql`(SELECT minutes FROM volunteer_total WHERE host_id = ${hostId} AND year = ${year} AND person_id = ${personId}) = ${minutes}`,
      'volunteering.changed_meanwhile',
    ),
    write,
  )
}
