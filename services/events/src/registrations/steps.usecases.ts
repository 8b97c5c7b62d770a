import type { Registration } from '@alliance/contracts/events'
import { audit, exactlyOne, Problem, type Context, type Write } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import {
  asPlanned,
  planColumns,
  type PlannedActivity,
  type PlannedRow,
} from '../activities/planned.queries.ts'
import { hostedWithin, reachOrNone } from '../reach.ts'
import { freeing } from './offering.ts'
import { asRegistration, registrationColumns } from './registrations.queries.ts'

type Step = 'withdraw' | 'accept' | 'decline'

interface Read {
  registration: Registration
  activity: PlannedActivity
  /** An organiser acts, who is not bound by the beginning. */
  organises: boolean
}

/** The registration as the one who asks may act on it: their own, their staff’s, or one at what they organise. */
async function read(ctx: Context, id: string): Promise<Read> {
  const reach = reachOrNone(ctx, 'registration:write')
  const enterprises = reach === null || reach === 'everywhere' ? [] : reach.enterprises
  const [raw] = await ctx.db.all<Record<string, unknown>>(sql`
    SELECT * FROM (SELECT ${registrationColumns}, ${planColumns},
      ${hostedWithin(reach, sql`a.id`)} AS organises,
      EXISTS (SELECT 1 FROM known_person k WHERE k.id = r.person_id AND k.account_id = ${ctx.principal.id}) AS mine,
      r.organisation_id IN (SELECT value FROM json_each(${JSON.stringify(enterprises)})) AS staff
    FROM registration r JOIN activity a ON a.id = r.activity_id WHERE r.id = ${id}) WHERE organises OR mine OR staff`)
  if (!raw) throw new Problem('resource.not_found')
  const registration = asRegistration(raw)
  return {
    registration,
    activity: asPlanned(raw as unknown as PlannedRow),
    organises: raw.organises === 1,
  }
}

function moving(
  ctx: Context,
  { registration: current }: Read,
  step: Step,
  state: Registration['state'],
  besides: Write,
): Promise<Registration> {
  const { id, version } = current
  const moved: Registration = {
    ...current,
    state,
    decidedAt: ctx.now,
    offerExpiresAt: null,
    version: version + 1,
  }
  return ctx.commit(
    moved,
    exactlyOne(
      ctx.db
        .run(sql`UPDATE registration SET state = ${state}, decided_at = ${ctx.now}, offer_expires_at = NULL, version = ${version + 1}
        WHERE id = ${id} AND version = ${version}`),
      'registration.state',
    ),
    besides,
    audit(`registration.${step}`, { type: 'registration', id }, { from: current.state }),
  )
}

const holdsSeat = (state: Registration['state']) => state === 'confirmed' || state === 'offered'

/**
 * Gives a place up, or leaves the waiting list. A seat that is freed is offered to the next in the same batch.
 *
 * @throws Problem `registration.state`, `registration.begun`
 */
export async function withdraw(ctx: Context, id: string): Promise<Registration> {
  const found = await read(ctx, id)
  const { state, pool } = found.registration
  if (!['pending', 'waiting', 'confirmed', 'offered'].includes(state)) throw new Problem('registration.state')
  if (found.activity.startsAt <= ctx.now && !found.organises) throw new Problem('registration.begun')
  return moving(
    ctx,
    found,
    'withdraw',
    'withdrawn',
    holdsSeat(state) ? freeing(ctx, found.activity, pool) : [],
  )
}

/** @throws Problem `registration.state`, `registration.offer_expired` */
export async function accept(ctx: Context, id: string): Promise<Registration> {
  const found = await read(ctx, id)
  const { state, offerExpiresAt } = found.registration
  if (state === 'expired') throw new Problem('registration.offer_expired')
  if (state !== 'offered') throw new Problem('registration.state')
  if (offerExpiresAt === null || offerExpiresAt <= ctx.now) throw new Problem('registration.offer_expired')
  return moving(ctx, found, 'accept', 'confirmed', [])
}

/** @throws Problem `registration.state` */
export async function decline(ctx: Context, id: string): Promise<Registration> {
  const found = await read(ctx, id)
  if (found.registration.state !== 'offered') throw new Problem('registration.state')
  return moving(ctx, found, 'decline', 'declined', freeing(ctx, found.activity, found.registration.pool))
}
