import type { Page } from '@alliance/contracts'
import type { CertificateReview, ReviewDecision } from '@alliance/contracts/events'
import { makeCertificateNumber } from '@alliance/identifiers'
import {
  after,
  audit,
  decide,
  exactlyOne,
  keysOf,
  newId,
  oneTrip,
  pageFrom,
  Problem,
  receipt,
  receiptFor,
  type Context,
  type Statement,
  type Write,
} from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import {
  asRow as asCertificateRow,
  columns as certificateColumns,
} from '../certificates/certificates.queries.ts'
import { revoking } from '../certificates/certificates.usecases.ts'
import { notOwn } from '../certificates/issuing.ts'
import { raise, whoMay } from '../notices.ts'
import { hostsWithin, hostWithin } from '../reach.ts'
import { insertWhere } from '@alliance/service-kit/database/rows'
import { courseCertificateReview, type ReviewRow } from './academy.table.ts'
import { completion, type CompletionInputs } from './completion.rules.ts'
import { object } from './enrolling.usecases.ts'
import { evidence, inputsOf, lastAssessment, type SessionEvidence } from './enrolments.queries.ts'

/**
 * Attendance of these people at an activity was corrected: certificates that rest on it are asked for anew. For the
 * batch of the correction.
 */
export function doubting(ctx: Context, activityId: string, personIds: readonly string[]): Statement {
  const given = JSON.stringify(personIds)
  return ctx.db.run(sql`UPDATE course_enrolment SET recheck = 1, version = version + 1
    WHERE certificate_id IS NOT NULL AND person_id IN (SELECT value FROM json_each(${given})
        UNION SELECT m.id FROM json_each(${given}) named CROSS JOIN known_person m ON m.stays_as = named.value)
      AND course_id IN (SELECT course_id FROM academy_session WHERE activity_id = ${activityId})`)
}

interface Doubted {
  id: string
  version: number
  courseId: string
  courseTitle: string
  hostId: string
  hostPath: string | null
  certificateId: string
  valid: number
  inReview: number
  frozen: string
  evidence: string
  assessment: string | null
}

const atOnce = 50

/**
 * Asks the rule of a certificate again, with the requirement that it was issued by, once what it rests on was
 * corrected. Where it no longer holds the certificate is put before someone who decides; nothing is revoked by itself.
 * Work of every minute; it reads what is due and no other row.
 */
export async function recheckCertificates(ctx: Context): Promise<void> {
  const frozenSessions = sql`(SELECT value ->> 'no' AS no, value ->> 'activityId' AS activity_id, value ->> 'required' AS required
    FROM json_each(d.inputs, '$.sessions')) s`
  const due = await ctx.db
    .all<Doubted>(sql`SELECT e.id, e.version, c.id AS courseId, c.title AS courseTitle, c.host_id AS hostId,
      (SELECT path FROM known_party_organisation WHERE id = c.host_id) AS hostPath,
      e.certificate_id AS certificateId, t.revoked_at IS NULL AS valid, d.inputs AS frozen,
      EXISTS (SELECT 1 FROM course_certificate_review v WHERE v.certificate_id = t.id AND v.state = 'open') AS inReview,
      ${evidence(frozenSessions)} AS evidence, ${lastAssessment} AS assessment
    FROM course_enrolment e JOIN academy_course c ON c.id = e.course_id JOIN certificate t ON t.id = e.certificate_id
      JOIN decision_receipt d ON d.id = (SELECT id FROM decision_receipt WHERE subject_id = e.id
        AND decision = ${completion.decision} AND outcome = 'earned' ORDER BY id DESC LIMIT 1)
    WHERE e.recheck = 1 ORDER BY e.id LIMIT ${atOnce}`)
  for (const doubted of due)
    await ctx.commit(null, rechecked(ctx, doubted)).catch((error: unknown) => {
      // It was corrected again this moment: the next minute reads it anew.
      if (!(error instanceof Problem)) throw error
    })
}

function rechecked(ctx: Context, doubted: Doubted): Write {
  const { id, version, certificateId } = doubted
  const { requirement } = JSON.parse(doubted.frozen) as CompletionInputs
  const inputs = inputsOf(
    requirement,
    JSON.parse(doubted.evidence) as SessionEvidence[],
    JSON.parse(doubted.assessment ?? 'null') as Parameters<typeof inputsOf>[2],
  )
  const decided = decide(completion, ctx.today, inputs)
  const open = sql`certificate_id = ${certificateId} AND state = 'open'`
  const asked = exactlyOne(
    ctx.db.run(sql`UPDATE course_enrolment SET recheck = 0 WHERE id = ${id} AND version = ${version}`),
    'enrolment.changed_meanwhile',
  )
  if (doubted.valid !== 1) return asked
  if (decided.outcome === 'earned')
    return [
      asked,
      ctx.db.run(
        sql`UPDATE course_certificate_review SET state = 'holds_again', decided_at = ${ctx.now} WHERE ${open}`,
      ),
    ]
  const kept = receiptFor(ctx, decided)
  const row: ReviewRow = {
    id: newId('certificateReview', new Date(ctx.now)),
    enrolmentId: id,
    certificateId,
    courseId: doubted.courseId,
    hostId: doubted.hostId,
    state: 'open',
    openedAt: ctx.now,
    receiptId: kept.id,
    reasons: decided.reasons.filter(({ met }) => !met),
    decidedAt: null,
    decidedByName: null,
    note: null,
  }
  return [
    asked,
    receipt(object(id), kept),
    insertWhere(
      ctx,
      courseCertificateReview,
      row,
      sql`NOT EXISTS (SELECT 1 FROM course_certificate_review WHERE ${open})`,
    ),
    // One open review takes the place of another's: it was told when it opened.
    doubted.inReview === 1
      ? []
      : raise('certificate-review.opened', {
          to: { holders: whoMay('certificate:write', { id: doubted.hostId, path: doubted.hostPath }) },
          subject: {
            type: 'certificate_review',
            id: row.id,
            path: `/academy/courses/${row.courseId}/learners`,
          },
          params: { title: doubted.courseTitle },
          expiresAt: null,
          key: 'opened',
        }),
    audit('course_certificate_review.open', { type: 'certificate', id: certificateId }, { enrolmentId: id }),
  ]
}

const reviewColumns = sql`v.id, v.certificate_id AS certificateId, v.enrolment_id AS enrolmentId, v.course_id AS courseId,
  c.title AS courseTitle, e.person_name AS personName, e.organisation_name AS organisationName, v.state, v.opened_at AS openedAt,
  v.reasons, v.decided_at AS decidedAt, v.decided_by_name AS decidedByName, v.note, t.prefix, t.year, t.sequence`
const reviewSource = sql`course_certificate_review v JOIN course_enrolment e ON e.id = v.enrolment_id
  JOIN academy_course c ON c.id = v.course_id JOIN certificate t ON t.id = v.certificate_id`

interface Shown extends Omit<CertificateReview, 'reasons' | 'certificateNumber'> {
  reasons: string
  prefix: string
  year: number
  sequence: number
}

const asReview = ({ reasons, prefix, year, sequence, ...row }: Shown): CertificateReview => ({
  ...row,
  certificateNumber: makeCertificateNumber({ prefix, year, sequence }),
  reasons: JSON.parse(reasons) as CertificateReview['reasons'],
})

interface Query {
  limit: number
  cursor?: string
  courseId?: string
  state?: CertificateReview['state']
}

/** Certificates before a decision, and those decided, the last first. */
export async function list(
  ctx: Context,
  { courseId, state, limit, cursor }: Query,
): Promise<Page<CertificateReview>> {
  const reach = ctx.reach('certificate:read')
  const conditions: SQL[] = [
    after([sql`v.id`], keysOf(cursor, ['string']), 'descending'),
    ...(courseId ? [sql`v.course_id = ${courseId}`] : []),
    ...(state ? [sql`v.state = ${state}`] : []),
    ...(reach === 'everywhere' ? [] : [sql`v.host_id IN (${hostsWithin(reach)})`]),
  ]
  const rows = await ctx.db.all<Shown>(sql`SELECT ${reviewColumns} FROM ${reviewSource}
    WHERE ${sql.join(conditions, sql` AND `)} ORDER BY v.id DESC LIMIT ${limit + 1}`)
  return pageFrom(rows, limit, ({ id }) => [id], asReview)
}

/**
 * Decides whether a certificate stands that its rule no longer holds for.
 *
 * @throws Problem `certificate_review.decided`, `certificate.own`, `certificate.revoked`
 */
export async function decideReview(
  ctx: Context,
  id: string,
  { decision, note }: ReviewDecision,
): Promise<CertificateReview> {
  const [reviews, certificates] = await oneTrip(
    ctx,
    sql`SELECT ${reviewColumns}, e.person_id AS personId FROM ${reviewSource}
      WHERE v.id = ${id} AND ${hostWithin(ctx.reach('certificate:write'), sql`v.host_id`)}`,
    sql`SELECT ${certificateColumns} FROM course_certificate_review v JOIN certificate c ON c.id = v.certificate_id
      WHERE v.id = ${id}`,
  )
  const [found] = reviews as unknown as (Shown & { personId: string })[]
  if (!found) throw new Problem('resource.not_found')
  if (found.state !== 'open') throw new Problem('certificate_review.decided')
  const { personId, ...row } = found
  const state = decision === 'keep' ? ('kept' as const) : ('revoked' as const)
  return ctx.commit(
    asReview({ ...row, state, decidedAt: ctx.now, decidedByName: ctx.principal.name, note }),
    notOwn(ctx, personId),
    exactlyOne(
      ctx.db
        .run(sql`UPDATE course_certificate_review SET state = ${state}, decided_at = ${ctx.now}, decided_by_name = ${ctx.principal.name}, note = ${note}
        WHERE id = ${id} AND state = 'open'`),
      'certificate_review.decided',
    ),
    state === 'revoked'
      ? revoking(ctx, asCertificateRow(certificates![0]!), { reason: 'not_earned', note })
      : [],
    audit('course_certificate_review.decide', { type: 'certificate', id: row.certificateId }, { decision }),
  )
}
