import { todayIn } from '@alliance/calendar'
import type { Bilingual } from '@alliance/contracts'
import { eventsEvents, type CourseRequirement } from '@alliance/contracts/events'
import {
  audit,
  decide,
  exactlyOne,
  holds,
  oneTrip,
  Problem,
  publisher,
  receipt,
  receiptFor,
  type Context,
  type Write,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { issue } from '../certificates/issuing.ts'
import { hostWithin } from '../reach.ts'
import { attendedOf, classHoursOf, completion, minutesOf, type CompletionInputs } from './completion.rules.ts'
import { courseColumns, courseSource, readCourse } from './courses.queries.ts'
import { object } from './enrolling.usecases.ts'
import {
  enrolmentColumns,
  enrolmentSource,
  evidence,
  inputsOf,
  lastAssessment,
  readEnrolment,
  type ReadEnrolment,
} from './enrolments.queries.ts'

const publish = publisher(eventsEvents)

/** What the certificate takes, as it is printed on it. */
export function criteriaOf(
  { leastSessions, leastMinutes, assessment }: CourseRequirement,
  required: number,
): Bilingual {
  const zh = [
    leastSessions > 0 ? `出席不少于 ${leastSessions} 次` : '',
    required > 0 ? `必修课 ${required} 次全部出席` : '',
    leastMinutes > 0 ? `学习不少于 ${leastMinutes} 分钟（${classHoursOf(leastMinutes)} 学时）` : '',
    assessment ? '考核合格' : '',
  ]
  const en = [
    leastSessions > 0 ? `${leastSessions} sessions at least` : '',
    required > 0 ? `all ${required} required sessions` : '',
    leastMinutes > 0 ? `${leastMinutes} minutes of learning at least` : '',
    assessment ? 'the assessment passed' : '',
  ]
  return { zh: zh.filter(Boolean).join('，'), en: en.filter(Boolean).join(', ') }
}

const descriptionOf = (inputs: CompletionInputs, score: number | null): Bilingual => {
  const [sessions, minutes] = [attendedOf(inputs).length, minutesOf(inputs)]
  const hours = classHoursOf(minutes)
  return {
    zh: `出席 ${sessions} 次课，学习 ${minutes} 分钟，计 ${hours} 学时${score === null ? '' : `，考核 ${score} 分`}`,
    en: `${sessions} sessions attended, ${minutes} minutes of learning, ${hours} class hours of 45 minutes${score === null ? '' : `, assessed with ${score} of 100`}`,
  }
}

interface Certified {
  read: ReadEnrolment
  raw: Record<string, unknown>
}

/** The days of the first and the last session that someone attended. */
const daysOf = (raw: Record<string, unknown>, course: { opensOn: string; endsOn: string }) => {
  const [from, to] = [raw.firstAt as string | null, raw.lastAt as string | null]
  return {
    from: from === null ? course.opensOn : todayIn('Asia/Shanghai', from),
    to: to === null ? course.endsOn : todayIn('Asia/Shanghai', to),
  }
}

/**
 * Issues certificates to learners who have earned them by the rule, each with the receipt of its decision. What they
 * rest on must still be as it was read when the batch runs.
 *
 * @throws Problem `enrolment.unknown`, `course.not_earned`, `enrolment.changed_meanwhile`, `certificate.own`,
 *   `certificate.issued_before`
 */
export async function certify(
  ctx: Context,
  courseId: string,
  enrolmentIds: readonly string[],
): Promise<{ certificateIds: string[] }> {
  const asked = [...new Set(enrolmentIds)]
  const attended = (which: 'min' | 'max') => sql`(SELECT ${sql.raw(which)}(a.starts_at) FROM academy_session s
    JOIN activity a ON a.id = s.activity_id JOIN registration r ON r.activity_id = s.activity_id AND r.person_id = e.person_id
      AND r.state IN ('pending', 'confirmed', 'waiting', 'offered')
    JOIN attendance t ON t.registration_id = r.id AND t.outcome = 'present'
      AND t.revision = (SELECT max(revision) FROM attendance WHERE registration_id = r.id)
    WHERE s.course_id = e.course_id)`
  const [courses, rows] = await oneTrip(
    ctx,
    sql`SELECT ${courseColumns} FROM ${courseSource}
      WHERE c.id = ${courseId} AND ${hostWithin(ctx.reach('certificate:write'), sql`c.host_id`)}`,
    sql`SELECT ${enrolmentColumns}, ${attended('min')} AS "firstAt", ${attended('max')} AS "lastAt"
      FROM json_each(${JSON.stringify(asked)}) given CROSS JOIN ${enrolmentSource}
      WHERE e.id = given.value AND e.course_id = ${courseId} AND e.state = 'enrolled' AND c.state IN ('published', 'closed')`,
  )
  if (!courses![0]) throw new Problem('resource.not_found')
  const { row: course, hostName } = readCourse(courses![0])
  if (rows!.length !== asked.length) throw new Problem('enrolment.unknown')
  const issued = rows!.map((raw) => {
    const certified = { raw, read: readEnrolment(raw) }
    return issuing(ctx, certified, { ...course, hostName }, daysOf(raw, course))
  })
  return ctx.commit(
    { certificateIds: issued.map(({ certificateId }) => certificateId) },
    issued.map(({ write }) => write),
  )
}

interface OfCourse {
  id: string
  title: string
  hostId: string
  hostName: string
}

function issuing(
  ctx: Context,
  { raw, read }: Certified,
  course: OfCourse,
  days: { from: string; to: string },
): { certificateId: string; write: Write } {
  const { row, requirement, sessions, assessment } = read
  if (requirement === null) throw new Problem('course.not_earned')
  const inputs = inputsOf(requirement, sessions, assessment)
  const decided = decide(completion, ctx.today, inputs)
  if (decided.outcome !== 'earned') throw new Problem('course.not_earned')
  const { row: certificate, write } = issue(ctx, {
    kind: 'course',
    person: {
      id: row.personId,
      name: row.personName,
      organisationId: row.organisationId,
      organisationName: row.organisationName,
    },
    host: { id: course.hostId, name: course.hostName },
    title: { zh: `${course.title}结业证书`, en: `Certificate of completion: ${course.title}` },
    description: descriptionOf(inputs, assessment?.score ?? null),
    criteria: criteriaOf(requirement, inputs.sessions.filter(({ required }) => required).length),
    minutes: minutesOf(inputs) || null,
    ...days,
    source: { type: 'course', id: course.id },
    rule: decided.rule,
    isDemo: row.isDemo,
  })
  const current = (what: typeof lastAssessment) =>
    sql`(SELECT ${what} FROM course_enrolment e WHERE e.id = ${row.id})`
  return {
    certificateId: certificate.id,
    write: [
      holds(
        sql`${current(evidence())} IS ${raw.evidence as string} AND ${current(lastAssessment)} IS ${raw.assessment as string | null}`,
        'enrolment.changed_meanwhile',
      ),
      write,
      exactlyOne(
        ctx.db
          .run(sql`UPDATE course_enrolment SET certificate_id = ${certificate.id}, recheck = 0, version = version + 1
          WHERE id = ${row.id} AND state = 'enrolled'`),
        'enrolment.unknown',
      ),
      receipt(object(row.id), receiptFor(ctx, decided)),
      publish('course.completed', {
        subject: certificate.id,
        version: 1,
        data: {
          personId: row.personId,
          courseId: course.id,
          hostId: course.hostId,
          certificateId: certificate.id,
          sessions: attendedOf(inputs).length,
          minutes: minutesOf(inputs),
          completedOn: ctx.today,
        },
      }),
      audit('course_enrolment.certify', object(row.id), { certificateId: certificate.id }),
    ],
  }
}
