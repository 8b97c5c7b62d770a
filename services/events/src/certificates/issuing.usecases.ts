import type { Certificate, NewCertificate } from '@alliance/contracts/events'
import { todayIn } from '@alliance/calendar'
import { covers, holds, Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { asCertificate, prefixes } from './certificates.rules.ts'
import { issue } from './issuing.ts'

interface Found {
  name: string | null
  organisationId: string | null
  organisationName: string | null
  hostName: string | null
  path: string | null
  activity: number
  last: number
}

/** What the register knows of person, host and activity, and the last number that was given: one query. */
async function known(ctx: Context, { personId, hostId, activityId, kind }: NewCertificate): Promise<Found> {
  const year = Number(todayIn('Asia/Shanghai', ctx.now).slice(0, 4))
  const [row] = await ctx.db.all<Found>(sql`
    SELECT k.display_name AS name, k.employer_id AS "organisationId", k.employer_name AS "organisationName",
      coalesce(p.name, o.name) AS "hostName", p.path,
      ${activityId === null ? sql`1` : sql`EXISTS (SELECT 1 FROM activity WHERE id = ${activityId})`} AS activity,
      coalesce((SELECT max(sequence) FROM certificate WHERE prefix = ${prefixes[kind]} AND year = ${year}), 0) AS last
    FROM (SELECT 1) LEFT JOIN known_person k ON k.id = ${personId}
      LEFT JOIN known_party_organisation p ON p.id = ${hostId}
      LEFT JOIN known_organisation o ON o.id = ${hostId}`)
  return row!
}

const attempts = 5

/**
 * Issues one by hand. The answer names its number, so of two at once the second finds its number taken, and takes the
 * next.
 */
export async function issueByHand(ctx: Context, input: NewCertificate, attempt = 1): Promise<Certificate> {
  const found = await known(ctx, input)
  const place = { enterprise: input.hostId, orgs: (found.path ?? '').split('/').filter((id) => id !== '') }
  if (found.hostName === null || !covers(ctx.reach('certificate:write'), place))
    throw new Problem('certificate.host_unknown')
  if (found.name === null) throw new Problem('certificate.person_unknown')
  if (found.activity !== 1) throw new Problem('certificate.activity_unknown')
  const { personId, hostId, activityId, ...content } = input
  const { row, write } = issue(ctx, {
    ...content,
    person: {
      id: personId,
      name: found.name,
      organisationId: found.organisationId,
      organisationName: found.organisationName,
    },
    host: { id: hostId, name: found.hostName },
    source:
      activityId === null
        ? { type: 'by_hand', id: crypto.randomUUID() }
        : { type: 'activity', id: activityId },
    rule: 'by_hand',
  })
  const sequence = found.last + 1
  const numbered = sql`EXISTS (SELECT 1 FROM certificate WHERE id = ${row.id} AND sequence = ${sequence})`
  try {
    return await ctx.commit(
      asCertificate({ ...row, sequence, serial: 0 }),
      write,
      holds(numbered, 'certificate.busy'),
    )
  } catch (problem) {
    if (problem instanceof Problem && problem.code === 'certificate.busy' && attempt < attempts)
      return issueByHand(ctx, input, attempt + 1)
    throw problem
  }
}
