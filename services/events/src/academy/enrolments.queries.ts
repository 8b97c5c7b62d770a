import type { Assessment, CourseEnrolment, CourseRequirement } from '@alliance/contracts/events'
import { makeCertificateNumber } from '@alliance/identifiers'
import { decide } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { asRow, columnsOf } from '@alliance/service-kit/database/rows'
import { courseEnrolment, type EnrolmentRow } from './academy.table.ts'
import { attendedOf, completion, learnt, minutesOf, type CompletionInputs } from './completion.rules.ts'

/** What is known of a session for someone: their place, and what was last recorded of them. */
export interface SessionEvidence {
  no: number
  activityId: string
  required: 0 | 1
  outcome: 'present' | 'excused' | 'absent' | null
  minutes: number | null
  /** Minutes of learning that all of it is worth. */
  worth: number | null
}

/** The sessions of the course of `course_enrolment e`. */
const ofCourse = sql`academy_session s WHERE s.course_id = e.course_id`

/**
 * SQL for the evidence of `course_enrolment e` as JSON, over sessions `s(activity_id, no, required)`. The states are
 * spelled as the index of one registration a person has them.
 */
export const evidence = (sessions: SQL = ofCourse): SQL => sql`(
  SELECT json_group_array(json_object('no', s.no, 'activityId', s.activity_id, 'required', s.required,
    'outcome', t.outcome, 'minutes', t.minutes, 'worth', a.detail ->> 'learningMinutes'))
  FROM (SELECT s.no, s.activity_id, s.required FROM ${sessions} ORDER BY s.no) s JOIN activity a ON a.id = s.activity_id
    LEFT JOIN registration r ON r.activity_id = s.activity_id AND r.person_id = e.person_id
      AND r.state IN ('pending', 'confirmed', 'waiting', 'offered')
    LEFT JOIN attendance t ON t.registration_id = r.id
      AND t.revision = (SELECT max(revision) FROM attendance WHERE registration_id = r.id))`

const assessmentObject = sql`json_object('revision', revision, 'passed', json(iif(passed, 'true', 'false')), 'score', score,
  'reason', reason, 'assessedAt', assessed_at, 'assessedByName', assessed_by_name)`

/** SQL for the last assessment of `course_enrolment e`, as JSON. */
export const lastAssessment = sql`(SELECT ${assessmentObject} FROM course_assessment
  WHERE enrolment_id = e.id ORDER BY revision DESC LIMIT 1)`

/** SQL for all assessments, the last first. */
export const assessmentsOf = sql`(SELECT json_group_array(json(found)) FROM (SELECT ${assessmentObject} AS found
  FROM course_assessment WHERE enrolment_id = e.id ORDER BY revision DESC))`

/** What stands behind SELECT for an enrolment with its progress, of `course_enrolment e JOIN academy_course c`. */
export const enrolmentColumns = sql`${columnsOf(courseEnrolment, 'e')}, c.title AS "courseTitle",
  c.requirement AS "courseRequirement", ${evidence()} AS evidence, ${lastAssessment} AS assessment,
  (SELECT json_object('id', t.id, 'prefix', t.prefix, 'year', t.year, 'sequence', t.sequence, 'revokedAt', t.revoked_at,
    'inReview', EXISTS (SELECT 1 FROM course_certificate_review v WHERE v.certificate_id = t.id AND v.state = 'open'))
    FROM certificate t WHERE t.id = e.certificate_id) AS certificate`
export const enrolmentSource = sql`course_enrolment e JOIN academy_course c ON c.id = e.course_id`

export const inputsOf = (
  requirement: CourseRequirement,
  sessions: readonly SessionEvidence[],
  assessment: Assessment | null,
): CompletionInputs => ({
  requirement,
  sessions: sessions.map(({ no, activityId, required, outcome, minutes, worth }) => ({
    no,
    activityId,
    required: required === 1,
    minutes: outcome === 'present' ? learnt(minutes ?? 0, worth) : null,
  })),
  assessment: assessment && { passed: assessment.passed, revision: assessment.revision },
})

export interface ReadEnrolment {
  row: EnrolmentRow
  courseTitle: string
  requirement: CourseRequirement | null
  sessions: SessionEvidence[]
  assessment: Assessment | null
  certificate: {
    id: string
    prefix: string
    year: number
    sequence: number
    revokedAt: string | null
    inReview: number
  } | null
}

const parsed = <T>(value: unknown): T => JSON.parse((value as string | null) ?? 'null') as T

export const readEnrolment = (raw: Record<string, unknown>): ReadEnrolment => ({
  row: asRow(courseEnrolment, raw),
  courseTitle: raw.courseTitle as string,
  requirement: parsed(raw.courseRequirement),
  sessions: parsed(raw.evidence),
  assessment: parsed(raw.assessment),
  certificate: parsed(raw.certificate),
})

const nothingAsked: CourseRequirement = { leastSessions: 0, leastMinutes: 0, assessment: false }

/** An enrolment with its progress, by the rule in force on a day. */
export function asEnrolment(
  { row, courseTitle, requirement, sessions, assessment, certificate }: ReadEnrolment,
  today: string,
): CourseEnrolment {
  const { registrarId: _registrar, certificateId: _certificate, recheck: _recheck, ...shown } = row
  const inputs = inputsOf(requirement ?? nothingAsked, sessions, assessment)
  const { outcome, reasons } = decide(completion, today, inputs)
  return {
    ...shown,
    courseTitle,
    progress: {
      sessions: attendedOf(inputs).length,
      minutes: minutesOf(inputs),
      assessment,
      certificateRule: requirement && { outcome, reasons },
      certificate: certificate && {
        id: certificate.id,
        number: makeCertificateNumber(certificate),
        state: certificate.revokedAt === null ? 'valid' : 'revoked',
        inReview: certificate.inReview === 1,
      },
    },
  }
}
