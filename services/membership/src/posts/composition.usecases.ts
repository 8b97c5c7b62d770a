import type { Composition } from '@alliance/contracts/membership'
import { Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { rows, truth } from '../json.ts'
import { holdsOn } from '../period.ts'
import { reaches } from '../reach.ts'
import { countOn } from '../tally.table.ts'
import { compositionFindings, ruleOf, type Composed, type Seat } from './composition.rules.ts'
import { asPost, type PostRead } from './posts.usecases.ts'

interface Read {
  type: string
  seats: string
  vacancies: string
  hookups: string
  lead: number
  upstream: number
  downstream: number
}
type SeatRead = PostRead & Record<'linked' | 'ofLead' | 'ofDepartment' | 'full', boolean>

/** The report on a body's composition as on a date. One round trip. */
export async function composition(ctx: Context, id: string, asOf = ctx.today): Promise<Composition> {
  const onChain = (place: 'lead' | 'upstream' | 'downstream') =>
    countOn(sql`'chain:' || n.chain_code || ${`:${place}`}`, asOf)
  const [read] = await ctx.db.all<Read>(sql`
    SELECT n.type, ${onChain('lead')} AS lead, ${onChain('upstream')} AS upstream, ${onChain('downstream')} AS downstream,
      ${rows(
        sql`'id', id, 'partyOrganisationId', party_organisation_id, 'partyOrganisationName', organisation_name, 'personId', person_id,
          'personName', person_name, 'post', post, 'source', source, 'termId', term_id, 'boundKind', bound_to, 'boundId', bound_id,
          'from', valid_from, 'to', valid_to, 'endReason', end_reason, 'isDemo', is_demo,
          'linked', ${truth(sql`linked`)}, 'ofLead', ${truth(sql`of_lead`)}, 'ofDepartment', ${truth(sql`of_department`)}, 'full', ${truth(sql`full`)}`,
        sql`SELECT p.*, n.name AS organisation_name, person.name AS person_name,
            EXISTS (SELECT 1 FROM hookup h WHERE h.person_id = p.person_id AND h.chain_code = n.chain_code AND ${holdsOn(sql`h`, asOf)}) AS linked,
            EXISTS (SELECT 1 FROM employment e JOIN chain_link l ON l.organisation_id = e.organisation_id
              WHERE e.person_id = p.person_id AND ${holdsOn(sql`e`, asOf)} AND l.chain_code = n.chain_code AND l.place = 'lead' AND ${holdsOn(sql`l`, asOf)}) AS of_lead,
            EXISTS (SELECT 1 FROM employment e JOIN organisation d ON d.id = e.organisation_id
              WHERE e.person_id = p.person_id AND ${holdsOn(sql`e`, asOf)} AND d.kind = 'department') AS of_department,
            EXISTS (SELECT 1 FROM affiliation a WHERE a.person_id = p.person_id AND a.kind = 'formal' AND a.status = 'full' AND ${holdsOn(sql`a`, asOf)}) AS full
          FROM post p JOIN person ON person.id = p.person_id
          WHERE p.party_organisation_id = n.id AND ${holdsOn(sql`p`, asOf)}
          ORDER BY CASE p.post WHEN 'secretary' THEN 0 WHEN 'deputy' THEN 1 ELSE 2 END, p.valid_from, p.id LIMIT 60`,
      )} AS seats,
      ${rows(
        sql`'post', post, 'since', since`,
        sql`SELECT * FROM vacancy v WHERE v.party_organisation_id = n.id AND v.since <= ${asOf} AND (v.filled_on IS NULL OR v.filled_on > ${asOf}) ORDER BY v.since LIMIT 60`,
      )} AS vacancies,
      ${rows(
        sql`'id', id, 'chainCode', chain_code, 'personId', person_id, 'personName', person_name, 'from', valid_from, 'to', valid_to, 'isDemo', ${truth(sql`is_demo`)}`,
        sql`SELECT h.*, person.name AS person_name FROM hookup h JOIN person ON person.id = h.person_id
          WHERE h.chain_code = n.chain_code AND ${holdsOn(sql`h`, asOf)} ORDER BY h.valid_from LIMIT 60`,
      )} AS hookups
    FROM party_organisation n WHERE n.id = ${id} AND ${reaches(ctx, 'post:read', sql`n`)}`)
  if (!read) throw new Problem('resource.not_found')
  const seats = JSON.parse(read.seats) as SeatRead[]
  const hookups = JSON.parse(read.hookups) as Composition['hookups']
  const composed: Composed = {
    chainCommittee: read.type === 'chain_committee',
    seats: seats satisfies readonly Seat[],
    linkedLeaders: hookups.length,
    lead: read.lead,
    upstream: read.upstream,
    downstream: read.downstream,
  }
  const findings = compositionFindings(composed)
  return {
    asOf,
    rule: ruleOf(composed),
    complete: findings.every(({ met }) => met),
    findings,
    posts: seats.map(({ linked: _l, ofLead: _o, ofDepartment: _d, full: _f, ...seat }) => asPost(seat)),
    vacancies: JSON.parse(read.vacancies) as Composition['vacancies'],
    hookups,
  }
}
