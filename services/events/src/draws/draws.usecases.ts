import type { DrawValue, NamedDraw, NewDraw, RegistrationPlan } from '@alliance/contracts/events'
import {
  commitDraw,
  entriesOf,
  holdDraw,
  newSeed,
  valueFormat,
  type DrawFile,
  type Refusal,
} from '@alliance/draw'
import {
  audit,
  exactlyOne,
  holds,
  inParts,
  insertAll,
  newId,
  Problem,
  unique,
  type Context,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { asPlanned, planColumns, type PlannedRow } from '../activities/planned.queries.ts'
import { hostedWithin, reachOrNone } from '../reach.ts'
import { offering } from '../registrations/offering.ts'
import { tellDecided } from '../registrations/registrations.notices.ts'
import { cipher } from '../secrets.ts'
import { asNamed } from './draws.queries.ts'
import { draw, drawEntry } from './draws.table.ts'

const object = (id: string) => ({ type: 'draw', id })
const seedCell = (id: string) => ({ table: 'draw', id, column: 'seed_sealed' })

interface Read {
  title: string
  plan: string | null
  startsAt: string
  free: number | null
  pending: string
}

/**
 * Fixes who is drawn for a pool, once registration is closed, and commits to the draw: the roster under opaque entries,
 * a secret seed and the public value to come. Nobody registers, and no one is slipped in, between the count and the
 * commitment.
 *
 * @throws Problem `draw.not_due`, `draw.exists`, `draw.nobody`, `pool.unknown`, `request.invalid` for a value that is
 *   known already or a format that nothing fits
 */
export async function commit(ctx: Context, activityId: string, input: NewDraw): Promise<NamedDraw> {
  const { pool, publicValue, policy } = input
  const [read] = await ctx.db.all<Read>(sql`SELECT a.title, a.registration AS plan, a.starts_at AS startsAt,
      (SELECT capacity - taken FROM pool WHERE activity_id = a.id AND no = ${pool}) AS free,
      (SELECT json_group_array(id) FROM registration WHERE activity_id = a.id AND pool = ${pool} AND state = 'pending') AS pending
    FROM activity a WHERE a.id = ${activityId} AND ${hostedWithin(reachOrNone(ctx, 'activity:write'), sql`a.id`)}`)
  if (!read) throw new Problem('resource.not_found')
  const plan = JSON.parse(read.plan ?? 'null') as RegistrationPlan | null
  if (read.free === null) throw new Problem('pool.unknown')
  if (plan?.admission !== 'draw' || plan.closesAt === null || plan.closesAt > ctx.now)
    throw new Problem('draw.not_due')
  const registrations = JSON.parse(read.pending) as string[]
  if (registrations.length === 0) throw new Problem('draw.nobody')
  mustBeAhead(ctx, publicValue)
  const id = newId('draw', new Date(ctx.now))
  const entries = await entriesOf(await cipher.blindIndex('draw', id), registrations)
  const seed = newSeed()
  const file = await commitDraw(
    {
      draw: id,
      purpose: { zh: `《${read.title}》名额抽签`, en: `Places at ${read.title}` },
      policy,
      places: read.free,
      publicValue,
      committedAt: ctx.now,
    },
    entries.map((entry) => ({ entry })),
    seed,
  )
  return ctx.commit(
    asNamed({ id, pool }, file),
    holds(
      sql`(SELECT count(*) FROM registration WHERE activity_id = ${activityId} AND pool = ${pool} AND state = 'pending') = ${registrations.length}`,
      'draw.not_due',
    ),
    unique(
      'draw.activity_id, draw.pool',
      'draw.exists',
      ctx.db.insert(draw).values({
        id,
        activityId,
        pool,
        state: 'committed',
        file,
        seedSealed: await cipher.encrypt(seed, seedCell(id)),
        createdAt: ctx.now,
        heldAt: null,
      }),
    ),
    insertAll(
      ctx,
      drawEntry,
      registrations.map((registrationId, i) => ({ registrationId, drawId: id, entry: entries[i]! })),
    ),
    audit('draw.commit', object(id), { activityId, pool, commitmentHash: file.commitmentHash }),
  )
}

function mustBeAhead(ctx: Context, { format, notBefore }: NewDraw['publicValue']): void {
  if (!valueFormat.known.test(format))
    throw new Problem('request.invalid', { faults: [{ pointer: '/publicValue/format', code: 'format' }] })
  if (notBefore <= ctx.now)
    throw new Problem('request.invalid', {
      faults: [{ pointer: '/publicValue/notBefore', code: 'date.past' }],
    })
}

/** The published file, for anyone to replay. */
export async function published(ctx: Context, id: string): Promise<DrawFile> {
  const [row] = await ctx.db.all<{ file: string }>(sql`SELECT file FROM draw WHERE id = ${id}`)
  if (!row) throw new Problem('resource.not_found')
  return JSON.parse(row.file) as DrawFile
}

const refusals: Record<Refusal, 'draw.held' | 'draw.value' | 'draw.too_early'> = {
  already_drawn: 'draw.held',
  seed_is_another: 'draw.value',
  value_not_as_announced: 'draw.value',
  value_before_its_time: 'draw.too_early',
  drawn_before_the_value: 'draw.too_early',
}

interface Held extends PlannedRow {
  file: string
  sealed: string
  pool: number
}

/**
 * Holds a committed draw with its public value. The first drawn have the places, the others wait in the order that was
 * drawn; the seat of one who withdrew meanwhile is offered to the next.
 *
 * @throws Problem `draw.held`, `draw.value`, `draw.too_early`
 */
export async function hold(ctx: Context, id: string, { value, publishedAt, evidence, deed }: DrawValue) {
  const [read] = await ctx.db.all<Held>(sql`SELECT d.file, d.seed_sealed AS sealed, d.pool, ${planColumns}
    FROM draw d JOIN activity a ON a.id = d.activity_id
    WHERE d.id = ${id} AND ${hostedWithin(reachOrNone(ctx, 'activity:write'), sql`a.id`)}`)
  if (!read) throw new Problem('resource.not_found')
  const held = await holdDraw(JSON.parse(read.file) as DrawFile, {
    seed: await cipher.decrypt(read.sealed, seedCell(id)),
    publicValue: { value, publishedAt, evidence },
    drawnAt: ctx.now,
    deed,
  })
  if (!held.ok) throw new Problem(refusals[held.reason])
  const { activityId, pool } = read
  const activity = asPlanned(read)
  const { admitted, waiting } = held.file.result!
  const order = [...admitted, ...waiting].map((entry, i) => [entry, i + 1, i < admitted.length ? 1 : 0])
  return ctx.commit(
    asNamed({ id, pool }, held.file),
    exactlyOne(
      ctx.db.run(sql`UPDATE draw SET state = 'held', file = ${JSON.stringify(held.file)}, held_at = ${ctx.now}
        WHERE id = ${id} AND state = 'committed'`),
      'draw.held',
    ),
    inParts(order).map((json) => [
      ctx.db.run(sql`UPDATE registration SET turn = drawn.value ->> 1, version = version + 1,
          state = iif(drawn.value ->> 2, 'confirmed', 'waiting'), decided_at = iif(drawn.value ->> 2, ${ctx.now}, NULL)
        FROM json_each(${json}) drawn CROSS JOIN draw_entry e ON e.draw_id = ${id} AND e.entry = drawn.value ->> 0
        WHERE registration.id = e.registration_id AND registration.state = 'pending'`),
    ]),
    ctx.db.run(sql`UPDATE pool SET taken = (SELECT count(*) FROM registration
        WHERE activity_id = ${activityId} AND pool = ${pool} AND state IN ('confirmed', 'offered'))
      WHERE activity_id = ${activityId} AND no = ${pool}`),
    tellDecided(ctx, activity, sql`SELECT registration_id FROM draw_entry WHERE draw_id = ${id}`),
    offering(ctx, activity, pool),
    audit('draw.hold', object(id), { activityId, pool, result: held.file.result!.hash }),
  )
}
