import type { Page } from '@alliance/contracts'
import type { NewStaffRegistrations, StaffMember, StaffOutcome } from '@alliance/contracts/events'
import { after, audit, keysOf, newId, pageFrom, Problem, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { asPlanned, planColumns, type PlannedRow } from '../activities/planned.queries.ts'
import { hostedWithin, reachOrNone } from '../reach.ts'
import { admitting, type Candidate } from './admitting.ts'
import { answerFaults, isFor, isOpen } from './plan.rules.ts'
import { tellDecided } from './registrations.notices.ts'
import { standingsFor, stillTaking } from './registering.usecases.ts'

interface StaffQuery {
  limit: number
  cursor?: string
  q?: string
  organisationId?: string
}

/**
 * A page of the people whom one may register, by name: an employer’s own staff, or everyone the register knows. Who
 * organises for a Party organisation finds those whose full name they know, and reads no directory.
 */
export async function staff(
  ctx: Context,
  { limit, cursor, q, organisationId }: StaffQuery,
): Promise<Page<StaffMember>> {
  const reach = ctx.reach('registration:write')
  const conditions: SQL[] = [
    sql`k.active = 1`,
    after([sql`k.display_name`, sql`k.id`], keysOf(cursor, ['string', 'string'])),
  ]
  if (reach !== 'everywhere') {
    const own = sql`k.employer_id IN (SELECT value FROM json_each(${JSON.stringify(reach.enterprises)}))`
    conditions.push(reach.orgs.length > 0 && q ? sql`(${own} OR k.display_name = ${q})` : own)
  }
  if (organisationId) conditions.push(sql`k.employer_id = ${organisationId}`)
  if (q) conditions.push(sql`k.display_name >= ${q} AND k.display_name < ${`${q}\u{10ffff}`}`)
  const rows = await ctx.db.all<StaffMember>(sql`SELECT k.id AS personId, k.display_name AS displayName,
      k.employer_id AS organisationId, k.employer_name AS organisationName
    FROM known_person k WHERE ${sql.join(conditions, sql` AND `)} ORDER BY k.display_name, k.id LIMIT ${limit + 1}`)
  return pageFrom(
    rows,
    limit,
    (row) => [row.displayName, row.personId],
    (row) => row,
  )
}

interface Read extends PlannedRow {
  state: string
  visible: 0 | 1
  organises: 0 | 1
  people: string
}

interface Known extends StaffMember {
  active: 0 | 1
}

async function read(ctx: Context, activityId: string, personIds: readonly string[]): Promise<Read> {
  const reach = ctx.reach('registration:write')
  const [found] = await ctx.db.all<Read>(sql`SELECT ${planColumns}, a.state, a.visible,
      ${hostedWithin(reach, sql`a.id`)} AS organises,
      (SELECT json_group_array(json_object('personId', k.id, 'displayName', k.display_name, 'organisationId', k.employer_id,
          'organisationName', k.employer_name, 'active', k.active))
        FROM json_each(${JSON.stringify(personIds)}) asked JOIN known_person k ON k.id = asked.value) AS people
    FROM activity a WHERE a.id = ${activityId}`)
  if (!found || !(found.organises || found.visible)) throw new Problem('resource.not_found')
  return found
}

type Asked = NewStaffRegistrations['people'][number]

/**
 * Registers several people at once. An employer registers their own staff while registration is open, and only to
 * places that are for them; an organiser registers whoever came, until it is closed. Each has an outcome of their own.
 *
 * @throws Problem `registration.closed`, `registration.place_unknown`
 */
export async function registerStaff(
  ctx: Context,
  activityId: string,
  { people }: NewStaffRegistrations,
): Promise<{ outcomes: StaffOutcome[] }> {
  const found = await read(
    ctx,
    activityId,
    people.map(({ personId }) => personId),
  )
  const activity = asPlanned(found)
  const plan = activity.registration
  const organises = found.organises === 1
  const states = organises ? ['published', 'ongoing'] : ['published']
  if (plan === null || !states.includes(found.state) || !(organises || isOpen(plan, found.startsAt, ctx.now)))
    throw new Problem('registration.closed')
  if (people.some(({ placeKind }) => !plan.places.some(({ kind }) => kind === placeKind)))
    throw new Problem('registration.place_unknown')
  const known = new Map((JSON.parse(found.people) as Known[]).map((person) => [person.personId, person]))
  const standings = organises ? new Map() : await standingsFor(ctx, plan, [...known.keys()])
  const judge = (asked: Asked): StaffOutcome['outcome'] | null => {
    const person = known.get(asked.personId)
    if (!person?.active || !(organises || employs(ctx, person))) return 'unknown'
    if (answerFaults(plan.questions, asked.answers).length > 0) return 'answers'
    const place = plan.places.find(({ kind }) => kind === asked.placeKind)!
    return organises || isFor(place.audience, person, standings.get(person.personId) ?? null)
      ? null
      : 'not_addressed'
  }
  const judged = people.map((asked) => ({
    asked,
    person: known.get(asked.personId) ?? null,
    refused: judge(asked),
    id: newId('registration', new Date(ctx.now)),
  }))
  const admitted = judged.filter(({ refused }) => refused === null)
  const candidates = admitted.map(({ asked, person, id }): Candidate => ({
    id,
    activityId,
    personId: asked.personId,
    displayName: person!.displayName,
    organisationId: person!.organisationId,
    organisationName: person!.organisationName,
    placeKind: asked.placeKind,
    pool: plan.places.find(({ kind }) => kind === asked.placeKind)!.pool,
    answers: asked.answers,
    registeredBy: organises ? 'organiser' : 'employer',
  }))
  const told = judged.map(({ asked, person, refused, id }) => ({
    personId: asked.personId,
    displayName: refused === 'unknown' ? null : (person?.displayName ?? null),
    refused,
    id,
  }))
  return ctx.commitDeciding(
    outcomesOf(JSON.stringify(told)),
    stillTaking(activityId, states),
    candidates.map((candidate) => Object.values(admitting(ctx, candidate, plan, { skipDuplicate: true }))),
    tellDecided(
      ctx,
      activity,
      sql`SELECT value FROM json_each(${JSON.stringify(candidates.map(({ id }) => id))})`,
    ),
    audit(
      'registration.enter_staff',
      { type: 'activity', id: activityId },
      { people: candidates.map(({ personId }) => personId) },
    ),
  )
}

const employs = (ctx: Context, { organisationId }: Known): boolean => {
  const reach = reachOrNone(ctx, 'registration:write')
  return (
    reach === 'everywhere' ||
    (reach !== null && organisationId !== null && reach.enterprises.includes(organisationId))
  )
}

const outcomesOf = (told: string): SQL => sql`SELECT json_object('outcomes', json_group_array(json_object(
    'personId', asked.value ->> 'personId', 'displayName', asked.value ->> 'displayName',
    'outcome', coalesce(asked.value ->> 'refused', r.state, 'duplicate'), 'registrationId', r.id) ORDER BY asked.key))
  FROM json_each(${told}) asked LEFT JOIN registration r ON r.id = asked.value ->> 'id'`
