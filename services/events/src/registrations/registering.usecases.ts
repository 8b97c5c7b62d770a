import type { NewRegistration, OwnRegistration, RegistrationPlan } from '@alliance/contracts/events'
import type { PersonStanding } from '@alliance/contracts/membership'
import { audit, holds, newId, Problem, unique, type Context, type Write } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { asPlanned, planColumns, type PlannedRow } from '../activities/planned.queries.ts'
import { knownPerson } from '../directory/directory.table.ts'
import { membership } from '../membership.ts'
import { admitting } from './admitting.ts'
import { answerFaults, audienceNeedsStanding, isFor, isOpen } from './plan.rules.ts'
import { tellDecided } from './registrations.notices.ts'
import { ownAsJson } from './registrations.queries.ts'

interface Read extends PlannedRow {
  state: string
  personId: string | null
  displayName: string | null
  employerId: string | null
  employerName: string | null
  registered: 0 | 1
}

interface Registrant {
  personId: string
  displayName: string
  organisationId: string | null
  organisationName: string | null
  /** What makes them known here, where membership’s event has not come yet. */
  knowing: Write
}

/** One query for the activity and for who acts by this account. */
async function read(ctx: Context, activityId: string): Promise<Read> {
  const [found] = await ctx.db.all<Read>(sql`
    SELECT ${planColumns}, a.state, k.id AS personId, k.display_name AS displayName,
      k.employer_id AS employerId, k.employer_name AS employerName,
      EXISTS (SELECT 1 FROM registration r WHERE r.activity_id = a.id AND r.person_id = k.id
        AND r.state IN ('pending', 'confirmed', 'waiting', 'offered')) AS registered
    FROM activity a LEFT JOIN known_person k ON k.account_id = ${ctx.principal.id} AND k.active = 1
    WHERE a.id = ${activityId} AND a.visible = 1 ORDER BY k.version DESC LIMIT 1`)
  if (!found) throw new Problem('resource.not_found')
  return found
}

/**
 * Who registers. Membership enters whoever has no record yet, by their own doing and under the name of their account.
 *
 * @throws Problem `person.closed`
 */
export async function registrantOf(
  ctx: Context,
  found: Pick<Read, 'personId' | 'displayName' | 'employerId' | 'employerName'>,
): Promise<Registrant> {
  if (found.personId !== null)
    return {
      personId: found.personId,
      displayName: found.displayName!,
      organisationId: found.employerId,
      organisationName: found.employerName,
      knowing: [],
    }
  const entered = await membership().enterPerson({ id: ctx.principal.id, name: ctx.principal.name })
  if (!entered.ok) throw new Problem(entered.code)
  const { personId, displayName, accountId, employerId, employerName, active } = entered.value
  const row = { id: personId, displayName, accountId, employerId, employerName, active, version: 0 }
  return {
    personId,
    displayName,
    organisationId: employerId,
    organisationName: employerName,
    knowing: ctx.db.insert(knownPerson).values(row).onConflictDoNothing(),
  }
}

export async function standingsFor(
  ctx: Context,
  plan: RegistrationPlan,
  personIds: readonly string[],
): Promise<Map<string, PersonStanding>> {
  if (personIds.length === 0 || !plan.places.some(({ audience }) => audienceNeedsStanding(audience)))
    return new Map()
  const standings = await membership().standingsOf([...personIds], ctx.today)
  return new Map(standings.map((standing) => [standing.personId, standing]))
}

/** The guard that the activity still takes registrations when the batch runs. */
export const stillTaking = (activityId: string, states: readonly string[]): Write =>
  holds(
    sql`EXISTS (SELECT 1 FROM activity WHERE id = ${activityId} AND state IN (SELECT value FROM json_each(${JSON.stringify(states)})))`,
    'registration.closed',
  )

export const duplicate = (write: Parameters<typeof unique>[2]) =>
  unique('registration.activity_id, registration.person_id', 'registration.duplicate', write)

/**
 * Registers oneself. One read decides what may be refused, one batch decides who has a seat: two round trips however
 * many come at once, and the same key gives the same answer.
 *
 * @throws Problem `registration.closed`, `registration.place_unknown`, `registration.not_addressed`,
 *   `registration.duplicate`, `registration.persons_only`, `person.closed`, `request.invalid` for the answers
 */
export async function register(
  ctx: Context,
  activityId: string,
  { placeKind, answers }: NewRegistration,
): Promise<OwnRegistration> {
  if (ctx.principal.kind !== 'person') throw new Problem('registration.persons_only')
  const found = await read(ctx, activityId)
  const activity = asPlanned(found)
  const plan = activity.registration
  if (plan === null || found.state !== 'published' || !isOpen(plan, found.startsAt, ctx.now))
    throw new Problem('registration.closed')
  if (found.registered) throw new Problem('registration.duplicate')
  const place = plan.places.find(({ kind }) => kind === placeKind)
  if (!place) throw new Problem('registration.place_unknown')
  const faults = answerFaults(plan.questions, answers)
  if (faults.length > 0) throw new Problem('request.invalid', { faults })
  const { knowing, ...registrant } = await registrantOf(ctx, found)
  const standing = audienceNeedsStanding(place.audience)
    ? ((await standingsFor(ctx, plan, [registrant.personId])).get(registrant.personId) ?? null)
    : null
  if (!isFor(place.audience, registrant, standing)) throw new Problem('registration.not_addressed')
  const id = newId('registration', new Date(ctx.now))
  const { enter, seat } = admitting(
    ctx,
    { id, activityId, ...registrant, placeKind, pool: place.pool, answers, registeredBy: 'self' },
    plan,
  )
  return ctx.commitDeciding<OwnRegistration>(
    ownAsJson(id),
    stillTaking(activityId, ['published']),
    knowing,
    duplicate(enter),
    seat,
    tellDecided(ctx, activity, sql`SELECT ${id}`),
    audit('registration.enter', { type: 'registration', id }, { activityId, placeKind }),
  )
}
