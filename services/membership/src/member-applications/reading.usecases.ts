import type { DecisionReceipt, Permission } from '@alliance/contracts'
import { parseCreditCode } from '@alliance/identifiers'
import type {
  AdmissionTerms,
  ApplicationStep,
  MemberApplication,
  MemberApplicationCard,
  Objection,
} from '@alliance/contracts/membership'
import { covers, Problem, reachOf, receiptsAbout, type Context, type Place } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { rows, truth } from '../json.ts'
import { holdsOn } from '../period.ts'
import { orgsOf } from '../reach.ts'
import { termsOn } from './admission-terms.usecases.ts'
import type { FormalFacts } from './formal-check.rules.ts'
import type { ApplicationRow } from './member-applications.table.ts'

/** An application's columns, with `a` and `o` as the aliases of application and organisation. */
export const shown: SQL = sql`a.id, a.organisation_id AS organisationId, o.name AS organisationName, a.kind,
  a.chain_code AS chainCode, a.statement, a.contribution, a.expectation, a.charter_accepted AS charterAccepted, a.state,
  a.round, a.step_from AS stepFrom, a.step_days AS stepDays, a.due_on AS dueOn, a.due_provisional AS dueProvisional,
  a.submitted_on AS submittedOn, a.ended_on AS endedOn, a.member_id AS memberId, a.provenance, a.source_ref AS sourceRef,
  a.is_demo AS isDemo, a.version, a.created_at AS createdAt, a.updated_at AS updatedAt`

type ObjectionChannel = Objection['channel']

export type ShownRow = Omit<MemberApplication, 'step' | 'charterAccepted' | 'isDemo'> &
  Pick<ApplicationRow, 'stepFrom' | 'stepDays' | 'dueOn'> &
  Record<'charterAccepted' | 'isDemo' | 'dueProvisional', number | boolean>

type StepColumns = Pick<ShownRow, 'stepFrom' | 'stepDays' | 'dueOn' | 'dueProvisional'>

const stepOf = (
  { stepFrom, stepDays, dueOn, dueProvisional }: StepColumns,
  today: string,
): ApplicationStep | null =>
  stepFrom === null || stepDays === null || dueOn === null
    ? null
    : {
        from: stepFrom,
        workingDays: stepDays,
        dueOn,
        provisional: Boolean(dueProvisional),
        overdue: today > dueOn,
      }

export function asApplication(row: ShownRow, today: string): MemberApplication {
  const { stepFrom, stepDays, dueOn, dueProvisional, charterAccepted, isDemo, ...rest } = row
  return {
    ...rest,
    charterAccepted: Boolean(charterAccepted),
    isDemo: Boolean(isDemo),
    step: stepOf({ stepFrom, stepDays, dueOn, dueProvisional }, today),
  }
}

export interface CaseObjection {
  id: string
  content: string
  channel: ObjectionChannel
  raisedOn: string
  raisedBy: string | null
  dueOn: string
  provisional: boolean
  ruling: 'dismissed' | 'sustained' | null
  answer: string | null
  answeredOn: string | null
}

/** What is kept and known of an application beside its own columns. */
interface Known {
  createdBy: string
  noticeGiven: boolean
  organisation: MemberApplicationCard['organisation']
  presentMember: boolean
  committee: { id: string; name: string; path: string } | null
  terms: AdmissionTerms
  receipts: DecisionReceipt[]
  /** What the caller decided in it. */
  decidedByMe: string[]
  objections: CaseObjection[]
  member: MemberApplicationCard['member']
}

/** An application with all that its decisions are made from. */
export interface Case extends Known {
  application: MemberApplication
  place: Place
  /** Whether the caller acts for the applicant. */
  own: boolean
  facts: FormalFacts
}

/** SQL for the id of a chain's committee. */
export const committeeFor = (chainCode: string | SQL): SQL => sql`(SELECT c.id FROM party_organisation c
  WHERE c.chain_code = ${chainCode} AND c.type = 'chain_committee' AND c.dissolved_on IS NULL
  ORDER BY c.established_on DESC, c.id DESC LIMIT 1)`

const known = (
  ctx: Context,
): SQL => sql`json_object('createdBy', a.created_by, 'noticeGiven', ${truth(sql`a.notice_given`)},
  'presentMember', ${truth(sql`EXISTS (SELECT 1 FROM alliance_member m WHERE m.organisation_id = o.id AND (m.ended_on IS NULL OR m.ended_on > ${ctx.today}))`)},
  'organisation', json_object('kind', o.kind, 'creditCode', o.credit_code, 'partyStatus', o.party_status, 'places', json(${rows(
    sql`'chainCode', chain_code, 'place', place`,
    sql`SELECT * FROM chain_link l WHERE l.organisation_id = o.id AND ${holdsOn(sql`l`, ctx.today)} ORDER BY l.chain_code, l.place LIMIT 40`,
  )})),
  'committee', json((SELECT json_object('id', c.id, 'name', c.name, 'path', c.path) FROM party_organisation c 
    WHERE c.id = coalesce(a.committee_id, ${committeeFor(sql`a.chain_code`)}))),
  'terms', json(${termsOn(ctx.today)}), 'receipts', json(${receiptsAbout(sql`a.id`)}),
  'decidedByMe', json((SELECT json_group_array(r.decision) FROM decision_receipt r WHERE r.subject_id = a.id AND r.decided_by_id = ${ctx.principal.id})),
  'objections', json(${rows(
    sql`'id', id, 'content', content, 'channel', channel, 'raisedOn', raised_on, 'raisedBy', raised_by, 'dueOn', due_on,
      'provisional', ${truth(sql`due_provisional`)}, 'ruling', ruling, 'answer', answer, 'answeredOn', answered_on`,
    sql`SELECT * FROM objection j WHERE j.application_id = a.id ORDER BY j.id LIMIT 100`,
  )}),
  'member', json((SELECT json_object('id', m.id, 'plaqueNo', m.plaque_no, 'admittedOn', m.admitted_on)
    FROM alliance_member m WHERE m.id = a.member_id)))`

async function readCase(ctx: Context, id: string): Promise<Case> {
  const [read] = await ctx.db.all<ShownRow & { known: string }>(sql`
    SELECT ${shown}, ${known(ctx)} AS known
    FROM member_application a JOIN organisation o ON o.id = a.organisation_id WHERE a.id = ${id}`)
  if (!read) throw new Problem('resource.not_found')
  const { known: text, ...row } = read
  const more = JSON.parse(text) as Known
  const application = asApplication(row, ctx.today)
  return {
    ...more,
    application,
    place: { enterprise: row.organisationId, orgs: orgsOf(more.committee?.path ?? null) },
    own: isOwn(ctx, row.organisationId, more.createdBy),
    facts: factsOf(application, more),
  }
}

const factsOf = (
  { kind, chainCode, statement, charterAccepted }: MemberApplication,
  { organisation, presentMember }: Known,
): FormalFacts => ({
  kind,
  chainCode,
  organisationKind: organisation.kind,
  creditCode: organisation.creditCode !== null && parseCreditCode(organisation.creditCode).ok,
  places: organisation.places.filter((each) => each.chainCode === chainCode).map(({ place }) => place),
  partyStatus: organisation.partyStatus,
  member: presentMember,
  statement: statement.length > 0,
  charterAccepted,
})

/** Whether the caller acts for the applicant: its own staff, or whoever in the zone entered the application for it. */
export function isOwn(ctx: Context, organisationId: string, createdBy: string): boolean {
  const reach = reachOf(ctx.principal, 'member-application:write')
  return reach === 'everywhere'
    ? createdBy === ctx.principal.id
    : covers(reach, { enterprise: organisationId })
}

/**
 * An application that lies within a permission of the caller, with all that is known of it; what was never submitted is
 * its applicant's alone. One round trip.
 *
 * @throws Problem `resource.not_found`
 */
export async function caseFor(ctx: Context, permission: Permission, id: string): Promise<Case> {
  const found = await readCase(ctx, id)
  ctx.mustReach(permission, found.place)
  if (found.application.submittedOn === null && !found.own) throw new Problem('resource.not_found')
  return found
}
