import { printedTicket } from '@alliance/gates'
import { printLimit, type PrintQuery, type PrintRoster } from '@alliance/contracts/events'
import { audit, oneTrip, Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { hostsIn, hostsOf } from '../activities/activities.queries.ts'
import { signingKeyOf } from '../gates/keys.ts'
import { hostedWithin, reachOrNone } from '../reach.ts'

interface Found {
  title: string
  startsAt: string
  endsAt: string
  place: string | null
  hosts: string
  isDemo: number
  admissionOpen: number
  signingKey: string | null
}
interface Listed extends Omit<PrintRoster['people'][number], 'code'> {
  generation: number | null
}

/**
 * Who has a place at an activity, or is on a shift of it, as paper needs them. They are personal data that leave the
 * platform: each time is audited with how many and for what.
 *
 * @throws Problem `export.too_large`
 */
export async function roster(
  ctx: Context,
  activityId: string,
  { for: purpose, codes }: PrintQuery,
): Promise<PrintRoster> {
  const hosted = hostedWithin(ctx.reach('attendance:write'), sql`${activityId}`)
  const ticketed = hostedWithin(reachOrNone(ctx, 'gate:write'), sql`${activityId}`)
  const [found, people] = await oneTrip(
    ctx,
    sql`SELECT a.title, a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.venue ->> 'place' AS place,
        ${hostsOf(sql`a.id`)} AS hosts, a.is_demo AS "isDemo", g.activity_id IS NOT NULL AS "admissionOpen",
        CASE WHEN ${ticketed} THEN g.signing_key END AS "signingKey"
      FROM activity a LEFT JOIN gate_admission g ON g.activity_id = a.id
      WHERE a.id = ${activityId} AND a.visible = 1 AND ${hosted}`,
    sql`SELECT * FROM (
        SELECT r.id, r.display_name AS name, r.organisation_name AS "organisationName", r.place_kind AS "placeKind",
          NULL AS shift, coalesce(t.generation, 1) AS generation
        FROM registration r LEFT JOIN ticket t ON t.registration_id = r.id
        WHERE r.activity_id = ${activityId} AND r.state = 'confirmed' AND ${hosted}
        UNION ALL
        SELECT s.id, s.person_name, s.organisation_name, NULL, s.label, NULL FROM shift_signup s
        WHERE s.activity_id = ${activityId} AND s.state <> 'withdrawn' AND ${hosted})
      ORDER BY "organisationName", name, id LIMIT ${printLimit + 1}`,
  )
  const activity = found?.[0] as unknown as Found | undefined
  if (!activity) throw new Problem('resource.not_found')
  const listed = people as unknown as Listed[]
  if (listed.length > printLimit) throw new Problem('export.too_large')
  const { hosts, isDemo, admissionOpen, signingKey, ...shown } = activity
  const signing = codes === 'yes' && signingKey ? await signingKeyOf(activityId, signingKey) : null
  const codeOf = ({ id, generation }: Listed) =>
    signing && generation !== null ? printedTicket(signing, activityId, id, generation) : null
  const outcome: PrintRoster = {
    activityId,
    ...shown,
    hosts: hostsIn(hosts).map(({ name }) => name),
    admissionOpen: admissionOpen === 1,
    people: await Promise.all(
      listed.map(async ({ generation, ...person }) => ({
        ...person,
        code: await codeOf({ generation, ...person }),
      })),
    ),
    printedAt: ctx.now,
    printedBy: ctx.principal.name,
    isDemo: isDemo === 1,
  }
  return ctx.commit(
    outcome,
    audit(
      'roster.print',
      { type: 'activity', id: activityId },
      { for: purpose, people: listed.length, codes: signing !== null },
    ),
  )
}
