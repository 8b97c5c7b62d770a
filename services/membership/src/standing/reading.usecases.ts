import type { Permission } from '@alliance/contracts'
import type {
  AdmissionTerms,
  AllianceMember,
  MemberRemoval,
  MemberReview,
  MemberStanding,
} from '@alliance/contracts/membership'
import { Problem, type Context, type Place } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { standingOn } from '../alliance-members/standing.queries.ts'
import { rows, truth } from '../json.ts'
import { termsOn } from '../member-applications/admission-terms.usecases.ts'

export interface Standing {
  id: string
  standing: MemberStanding
  from: string
  to: string | null
  until: string | null
}

/** A member with what its reviews and its exit are decided from. */
export interface MemberFile {
  member: AllianceMember
  place: Place
  terms: AdmissionTerms
  standings: Standing[]
  reviews: MemberReview[]
  removals: MemberRemoval[]
  applicationId: string | null
}

const memberColumns = (
  date: string,
): SQL => sql`'id', m.id, 'organisationId', m.organisation_id, 'organisationName', o.name,
  'kind', m.kind, 'founding', ${truth(sql`m.founding`)}, 'plaqueNo', m.plaque_no, 'admittedOn', m.admitted_on,
  'endedOn', m.ended_on, 'standing', ${standingOn(sql`m`, date)}, 'reviewDueOn', m.review_due_on, 'provenance', m.provenance,
  'sourceRef', m.source_ref, 'isDemo', ${truth(sql`m.is_demo`)}, 'version', m.version`

const file = (date: string): SQL => sql`json_object('member', json_object(${memberColumns(date)}),
  'terms', json(${termsOn(date)}),
  'standings', json(${rows(
    sql`'id', id, 'standing', standing, 'from', valid_from, 'to', valid_to, 'until', until`,
    sql`SELECT * FROM member_standing s WHERE s.member_id = m.id ORDER BY s.valid_from, s.id LIMIT 100`,
  )}),
  'reviews', json(${rows(
    sql`'id', id, 'memberId', member_id, 'year', year, 'result', result, 'reviewedOn', reviewed_on, 'rectifyBy', rectify_by,
      'note', note, 'closedAs', closed_as, 'closedOn', closed_on`,
    sql`SELECT * FROM member_review r WHERE r.member_id = m.id ORDER BY r.year DESC LIMIT 100`,
  )}),
  'removals', json(${rows(
    sql`'id', id, 'memberId', member_id, 'ground', ground, 'reason', reason, 'proposedOn', proposed_on, 'heardUntil', heard_until,
      'provisional', ${truth(sql`due_provisional`)}, 'statement', statement, 'statedOn', stated_on, 'state', state,
      'decidedOn', decided_on, 'note', note`,
    sql`SELECT * FROM member_removal d WHERE d.member_id = m.id ORDER BY d.id DESC LIMIT 100`,
  )}),
  'applicationId', (SELECT a.id FROM member_application a WHERE a.member_id = m.id))`

export async function readFile(ctx: Context, id: string, date = ctx.today, more: SQL = sql`NULL`) {
  const [read] = await ctx.db.all<{ file: string; more: string | null }>(sql`
    SELECT ${file(date)} AS file, ${more} AS more
    FROM alliance_member m JOIN organisation o ON o.id = m.organisation_id WHERE m.id = ${id}`)
  if (!read) throw new Problem('resource.not_found')
  const found = JSON.parse(read.file) as Omit<MemberFile, 'place'>
  return { ...found, place: { enterprise: found.member.organisationId }, more: read.more }
}

/**
 * A member within a permission of the caller that has not left, as it stands today.
 *
 * @throws Problem `resource.not_found`, `member.ended`
 */
export async function present(ctx: Context, permission: Permission, id: string): Promise<MemberFile> {
  const found = await readFile(ctx, id)
  ctx.mustReach(permission, found.place)
  if (found.member.endedOn !== null) throw new Problem('member.ended')
  return found
}
