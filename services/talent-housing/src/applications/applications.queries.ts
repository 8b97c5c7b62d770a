import type { HousingApplication } from '@alliance/contracts/talent-housing'
import { covers, Problem, reachOf, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import type { HousingApplicationRow } from './applications.table.ts'

/** What a row of a list is made from, as the keys and values of a JSON object; `a` and `o` are application and employer. */
const cells: [key: string, column: SQL][] = [
  ['id', sql`a.id`],
  ['applicationNo', sql`a.application_no`],
  ['applicantName', sql`a.applicant_name`],
  ['employerId', sql`a.employer_id`],
  ['employerName', sql`o.name`],
  ['unitWish', sql`a.unit_wish`],
  ['state', sql`a.state`],
  ['stepFrom', sql`a.step_from`],
  ['stepDays', sql`a.step_days`],
  ['dueOn', sql`a.due_on`],
  ['dueProvisional', sql`a.due_provisional`],
  ['talentClass', sql`a.talent_class`],
  ['pointsTenths', sql`a.points_tenths`],
  ['submittedOn', sql`a.submitted_on`],
  ['endedOn', sql`a.ended_on`],
  ['isDemo', sql`a.is_demo`],
  ['version', sql`a.version`],
  ['createdAt', sql`a.created_at`],
  ['updatedAt', sql`a.updated_at`],
]

export const shown: SQL = sql.join(
  cells.map(([key, column]) => sql`${column} AS ${sql.raw(`"${key}"`)}`),
  sql`, `,
)
/** The same of one application, as a JSON object. */
export const shownJson = (id: SQL): SQL =>
  sql`(SELECT json_object(${sql.join(
    cells.map(([key, column]) => sql`${sql.raw(`'${key}'`)}, ${column}`),
    sql`, `,
  )}) FROM ${from} WHERE a.id = ${id})`
export const from: SQL = sql`housing_application a LEFT JOIN known_organisation o ON o.id = a.employer_id`

export type ShownRow = Omit<HousingApplication, 'step' | 'isDemo'> &
  Pick<HousingApplicationRow, 'stepFrom' | 'stepDays' | 'dueOn'> &
  Record<'isDemo' | 'dueProvisional', number | boolean>

export function asApplication(row: ShownRow, today: string): HousingApplication {
  const { stepFrom, stepDays, dueOn, dueProvisional, isDemo, ...rest } = row
  return {
    ...rest,
    isDemo: Boolean(isDemo),
    step: {
      from: stepFrom,
      workingDays: stepDays,
      dueOn,
      provisional: Boolean(dueProvisional),
      overdue: dueOn !== null && today > dueOn,
    },
  }
}

/** How someone stands to an application. */
export type Standing = 'own' | 'reviewer' | 'supervisor' | 'employer'

/**
 * @throws Problem `resource.not_found` for whom the application is none of their business: a draft is its applicant's
 *   alone, and an employer sees what was submitted to it
 */
export function standingOf(
  ctx: Context,
  {
    accountId,
    employerId,
    submittedOn,
  }: Pick<HousingApplicationRow, 'accountId' | 'employerId' | 'submittedOn'>,
): Standing {
  if (ctx.principal.kind === 'system') return 'reviewer'
  if (ctx.principal.id === accountId) return 'own'
  if (submittedOn !== null) {
    const read = reachOf(ctx.principal, 'housing-application:read')
    if (read === 'everywhere')
      return reachOf(ctx.principal, 'housing-application:review') === 'everywhere' ? 'reviewer' : 'supervisor'
    if (covers(read, { enterprise: employerId })) return 'employer'
  }
  throw new Problem('resource.not_found')
}
