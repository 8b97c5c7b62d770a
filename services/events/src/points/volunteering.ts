import { newId, type Context, type Write } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { homesOf } from './earning.ts'
import { periodOf, ruleOf, scheme } from './points.rules.ts'

/** A record of volunteer minutes that is being written. */
interface Minutes {
  id: string
  activityId: string
  personId: string
  day: string
  minutes: number
}

/*
 * Points hear of minutes in the batch that records them: both rooms lie in one database, and a queue between them would
 * only leave a time in which one knows what the other does not.
 */

/** What a record of minutes is worth to a member of the Party; for the batch of the record. */
export async function volunteering(ctx: Context, record: Minutes): Promise<Write[]> {
  const home = (await homesOf(ctx, record.day, [record.personId])).get(record.personId)
  return home === undefined
    ? []
    : [
        entering(
          ctx,
          record,
          sql`SELECT ${home} AS home, CAST(${record.minutes} AS INTEGER) AS minutes, NULL AS reverses`,
        ),
      ]
}

/** Takes back what the record that this one undoes was worth; nothing where that was reversed already. */
export const volunteeringUndone = (ctx: Context, record: Minutes, undone: string): Write =>
  entering(
    ctx,
    record,
    sql`SELECT e.party_organisation_id AS home, -e.minutes AS minutes, e.id AS reverses FROM point_entry e
      WHERE e.volunteer_record_id = ${undone} AND e.reverses IS NULL
        AND NOT EXISTS (SELECT 1 FROM point_entry back WHERE back.reverses = e.id)`,
  )

/**
 * Whole hours of a person's year count, up to the cap. So each row brings the sums to where all minutes together put
 * them: in any order of records and reversals, the sums are those of what stands. What belongs to a quarter that was
 * confirmed is entered to the present one, as the batch finds it.
 */
function entering(ctx: Context, { id, activityId, personId, day }: Minutes, from: SQL): Write {
  const { points, cap } = ruleOf('volunteering')
  return ctx.db.run(sql`
    INSERT INTO point_entry (id, person_id, party_organisation_id, period, year, rule, version, points, earned, cap,
      volunteer_record_id, minutes, activity_id, occurred_on, reverses, made_at, made_by_id, made_by)
    WITH source AS (${from}),
      placed AS (SELECT source.*, iif(EXISTS (SELECT 1 FROM point_period p
          WHERE p.party_organisation_id = source.home AND p.period = ${periodOf(day)}),
          ${periodOf(ctx.today)}, ${periodOf(day)}) AS period FROM source),
      summed AS (SELECT placed.*, CAST(substr(placed.period, 1, 4) AS INTEGER) AS year,
          (placed.minutes + coalesce((SELECT sum(e.minutes) FROM point_entry e WHERE e.person_id = ${personId}
            AND e.year = CAST(substr(placed.period, 1, 4) AS INTEGER) AND e.rule = 'volunteering'), 0)) / 60 * CAST(${points} AS INTEGER) AS gives
        FROM placed)
    SELECT ${newId('pointEntry', new Date(ctx.now))}, ${personId}, home, period, year, 'volunteering', ${scheme.version},
      min(CAST(${cap} AS INTEGER), gives) - coalesce((SELECT t.points FROM point_total t
        WHERE t.person_id = ${personId} AND t.year = summed.year AND t.rule = 'volunteering'), 0),
      gives - coalesce((SELECT sum(e.earned) FROM point_entry e
        WHERE e.person_id = ${personId} AND e.year = summed.year AND e.rule = 'volunteering'), 0),
      ${cap}, ${id}, minutes, ${activityId}, ${day}, reverses, ${ctx.now}, ${ctx.principal.id}, ${ctx.principal.name}
    FROM summed`)
}
