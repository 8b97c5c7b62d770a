import type { MembershipRpc } from '@alliance/contracts/membership'
import { newId, Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { headOf } from '../duplicates/pairing.ts'
import { holdsOn } from '../period.ts'
import { entering } from './entering.usecases.ts'

type Answer<K extends keyof MembershipRpc> = ReturnType<MembershipRpc[K]>

interface KnownRow {
  personId: string
  displayName: string
  employerId: string | null
  employerName: string | null
  active: 0 | 1
}

/** The person who acts by an account; one of a merged record acts as the person it was merged into. */
export async function personOf(ctx: Context, accountId: string): Answer<'personOf'> {
  const [row] = await ctx.db.all<KnownRow>(sql`
    SELECT person.id AS personId, person.name AS displayName, job.organisation_id AS employerId, employer.name AS employerName,
      merged_into IS NULL AND erased_at IS NULL AS active
    FROM person LEFT JOIN employment job ON job.person_id = person.id AND ${holdsOn(sql`job`, ctx.today)}
      LEFT JOIN organisation employer ON employer.id = job.organisation_id
    WHERE person.id = ${headOf(sql`(SELECT linked.id FROM person linked WHERE linked.account_id = ${accountId})`)}`)
  if (!row) return { ok: false, code: 'person.unknown' }
  return { ok: true, value: { ...row, accountId, active: row.active === 1, mergedInto: null } }
}

/** Of two that enter themselves at once, one is written; both are answered with it. */
export async function enterPerson(
  ctx: Context,
  account: { id: string; name: string },
): Answer<'enterPerson'> {
  const known = await personOf(ctx, account.id)
  if (known.ok) return known.value.active ? known : { ok: false, code: 'person.closed' }
  const id = newId('person', new Date(ctx.now))
  const input = {
    name: account.name,
    document: null,
    phone: null,
    birthYear: null,
    education: null,
    accountId: account.id,
    employment: null,
    provenance: 'entered',
    sourceRef: null,
    isDemo: false,
  } as const
  try {
    await ctx.commit(null, await entering(ctx, [{ id, input }]))
  } catch (error) {
    if (error instanceof Problem && error.code === 'person.account_taken') return enterPerson(ctx, account)
    throw error
  }
  return {
    ok: true,
    value: {
      personId: id,
      displayName: account.name,
      accountId: account.id,
      employerId: null,
      employerName: null,
      active: true,
      mergedInto: null,
    },
  }
}

/** One round trip for any number of people: their employers' membership, and their places in the grid. */
export async function standingsOf(ctx: Context, personIds: string[], date: string): Answer<'standingsOf'> {
  const rows = await ctx.db.all<{ personId: string; allianceMember: 0 | 1; paths: string }>(sql`
    SELECT person.id AS personId,
      EXISTS (SELECT 1 FROM employment job JOIN alliance_member m ON m.organisation_id = job.organisation_id
        WHERE job.person_id = person.id AND ${holdsOn(sql`job`, date)}
          AND m.admitted_on <= ${date} AND (m.ended_on IS NULL OR m.ended_on > ${date})) AS allianceMember,
      (SELECT json_group_array(p.path) FROM affiliation a JOIN party_organisation p ON p.id = a.party_organisation_id
        WHERE a.person_id = person.id AND ${holdsOn(sql`a`, date)}) AS paths
    FROM json_each(${JSON.stringify(personIds)}) asked JOIN person ON person.id = asked.value
    WHERE person.merged_into IS NULL AND person.erased_at IS NULL`)
  return rows.map(({ personId, allianceMember, paths }) => ({
    personId,
    allianceMember: allianceMember === 1,
    partyOrganisationIds: [
      ...new Set((JSON.parse(paths) as string[]).flatMap((path) => path.split('/').filter(Boolean))),
    ],
  }))
}
