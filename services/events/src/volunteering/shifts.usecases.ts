import type { ActivityDetail, NewReport, ShiftNeed, ShiftPlan, ShiftSignup } from '@alliance/contracts/events'
import { audit, exactlyOne, holds, newId, Problem, type Context, type Write } from '@alliance/service-kit'
import { and, eq, sql, type SQL } from 'drizzle-orm'
import { notOwn } from '../certificates/issuing.ts'
import { hostedWithin, reachOrNone } from '../reach.ts'
import { registrantOf } from '../registrations/registering.usecases.ts'
import { insertWhere } from '@alliance/service-kit/database/rows'
import { served } from './minutes.rules.ts'
import { asSignup, ownSignup, readFor, recordUntil } from './volunteering.queries.ts'
import { shiftSignup, type SignupRow } from './volunteering.table.ts'

type Volunteering = Extract<ActivityDetail, { kind: 'volunteering' }>
const object = (id: string) => ({ type: 'shift_signup', id })

/** The shifts of a volunteer activity, how many are on each, and one’s own. One round trip. */
export async function plan(ctx: Context, activityId: string): Promise<ShiftPlan> {
  const hosted = hostedWithin(reachOrNone(ctx, 'attendance:write'), sql`a.id`)
  const [row] = await ctx.db.all<
    Record<string, string> & { organises: number; isDemo: number }
  >(sql`SELECT a.title, a.state,
      a.venue ->> 'place' AS place, a.detail, a.is_demo AS isDemo, ${hosted} AS organises,
      (SELECT json_group_object(shift, number) FROM (SELECT shift, count(*) AS number FROM shift_signup
        WHERE activity_id = a.id AND state <> 'withdrawn' GROUP BY shift)) AS taken,
      (SELECT json_group_object(s.shift, json_object('id', s.id, 'state', s.state)) FROM known_person k
        CROSS JOIN shift_signup s ON s.person_id = k.id AND s.activity_id = a.id
        WHERE k.account_id = ${ctx.principal.id} AND s.state <> 'withdrawn') AS own
    FROM activity a WHERE a.id = ${activityId} AND a.kind = 'volunteering' AND (a.visible = 1 OR ${hosted})`)
  if (!row) throw new Problem('resource.not_found')
  const { tasks, shifts } = JSON.parse(row.detail!) as Volunteering
  const taken = JSON.parse(row.taken!) as Record<string, number>
  const own = JSON.parse(row.own!) as Record<string, ShiftPlan['shifts'][number]['own']>
  return {
    activityId,
    title: row.title!,
    state: row.state!,
    place: row.place ?? null,
    tasks: [...tasks],
    shifts: shifts.map((shift, no) => ({ no, ...shift, taken: taken[no] ?? 0, own: own[no] ?? null })),
    organises: row.organises === 1,
    isDemo: row.isDemo === 1,
  }
}

interface Found {
  title: string
  detail: string
  hostId: string
  isDemo: number
  personId: string | null
  displayName: string | null
  employerId: string | null
  employerName: string | null
}

/** An activity with whom a condition on `known_person k` finds, where it finds someone. */
async function find(ctx: Context, activityId: string, person: SQL, where: SQL): Promise<Found> {
  const [found] = await ctx.db.all<Found>(sql`SELECT a.title, a.detail, a.is_demo AS isDemo,
      (SELECT host_id FROM activity_host WHERE activity_id = a.id AND role = 'host' ORDER BY position LIMIT 1) AS hostId,
      k.id AS personId, k.display_name AS displayName, k.employer_id AS employerId, k.employer_name AS employerName
    FROM activity a LEFT JOIN known_person k ON ${person} AND k.active = 1
    WHERE a.id = ${activityId} AND a.kind = 'volunteering' AND ${where} ORDER BY k.version DESC LIMIT 1`)
  if (!found) throw new Problem('resource.not_found')
  return found
}

const shiftOf = ({ detail }: Found, no: number): ShiftNeed => {
  const shift = (JSON.parse(detail) as Volunteering).shifts[no]
  if (!shift) throw new Problem('volunteering.closed')
  return shift
}

interface Volunteer {
  personId: string
  displayName: string
  organisationName: string | null
}

/** Puts someone on a shift while there is room and they are on no other then; the batch decides. */
function entered(
  ctx: Context,
  activityId: string,
  { title, hostId, isDemo }: Found,
  no: number,
  { label, startsAt, endsAt, people }: ShiftNeed,
  { personId, displayName, organisationName }: Volunteer,
) {
  const row: SignupRow = {
    id: newId('shiftSignup', new Date(ctx.now)),
    activityId,
    activityTitle: title,
    hostId,
    shift: no,
    label,
    startsAt,
    endsAt,
    personId,
    personName: displayName,
    organisationName,
    state: 'signed',
    checkedInAt: null,
    checkedOutAt: null,
    reportedStart: null,
    reportedEnd: null,
    reportedBreak: null,
    reportNote: null,
    reportedAt: null,
    reason: null,
    minutes: null,
    isDemo: isDemo === 1,
    version: 1,
  }
  const write: Write = [
    holds(
      sql`NOT EXISTS (SELECT 1 FROM shift_signup WHERE person_id = ${personId} AND state <> 'withdrawn'
        AND starts_at < ${endsAt} AND ends_at > ${startsAt})`,
      'volunteering.busy_then',
    ),
    exactlyOne(
      insertWhere(
        ctx,
        shiftSignup,
        row,
        sql`(SELECT count(*) FROM shift_signup WHERE activity_id = ${activityId} AND shift = ${no} AND state <> 'withdrawn') < ${people}`,
      ),
      'volunteering.shift_full',
    ),
    audit('shift_signup.enter', object(row.id), { activityId, shift: no }),
  ]
  return { row, write }
}

/** The guard that the activity is in one of these states, and has the shift that was read. */
const stillThere = (activityId: string, no: number, { startsAt }: ShiftNeed, states: readonly string[]) =>
  holds(
    sql`EXISTS (SELECT 1 FROM activity WHERE id = ${activityId}
      AND state IN (SELECT value FROM json_each(${JSON.stringify(states)}))
      AND detail ->> ${`$.shifts[${no}].startsAt`} = ${startsAt})`,
    'volunteering.closed',
  )

/**
 * Signs oneself up for a shift that has not begun. Of any number at once, no more than it needs are on it, and nobody
 * is on two at a time.
 *
 * @throws Problem `volunteering.closed`, `volunteering.busy_then`, `volunteering.shift_full`, `person.closed`
 */
export async function signUp(ctx: Context, activityId: string, no: number): Promise<ShiftSignup> {
  const found = await find(ctx, activityId, sql`k.account_id = ${ctx.principal.id}`, sql`a.visible = 1`)
  const shift = shiftOf(found, no)
  if (shift.startsAt <= ctx.now) throw new Problem('volunteering.closed')
  const { knowing, ...volunteer } = await registrantOf(ctx, found)
  const { row, write } = entered(ctx, activityId, found, no, shift, volunteer)
  return ctx.commit(
    asSignup(row),
    knowing,
    stillThere(activityId, no, shift, ['published', 'ongoing']),
    write,
  )
}

/**
 * Enters someone who came without signing up, while their hours can still be recorded.
 *
 * @throws Problem `volunteering.person_unknown`, `volunteering.own`, `volunteering.too_late`, and as `signUp`
 */
export async function enter(
  ctx: Context,
  activityId: string,
  { shift: no, personId }: { shift: number; personId: string },
): Promise<ShiftSignup> {
  const hosted = hostedWithin(ctx.reach('attendance:write'), sql`a.id`)
  const found = await find(ctx, activityId, sql`k.id = ${personId}`, hosted)
  const shift = shiftOf(found, no)
  if (found.personId === null) throw new Problem('volunteering.person_unknown')
  if (ctx.today > recordUntil(shift)) throw new Problem('volunteering.too_late')
  const { row, write } = entered(ctx, activityId, found, no, shift, {
    personId,
    displayName: found.displayName!,
    organisationName: found.employerName,
  })
  return ctx.commit(
    asSignup(row),
    notOwn(ctx, personId, 'volunteering.own'),
    stillThere(activityId, no, shift, ['published', 'ongoing', 'closed']),
    write,
  )
}

/** The row as a step leaves it, written only where it still reads as it was read. */
export const moved = (ctx: Context, row: SignupRow, change: Partial<SignupRow>) => {
  const next: SignupRow = { ...row, ...change, version: row.version + 1 }
  return {
    next,
    write: exactlyOne(
      ctx.db
        .update(shiftSignup)
        .set({ ...change, version: next.version })
        .where(and(eq(shiftSignup.id, row.id), eq(shiftSignup.version, row.version))),
      'volunteering.changed_meanwhile',
    ),
  }
}

/** @throws Problem `volunteering.state`, `volunteering.begun` */
export async function withdraw(ctx: Context, id: string): Promise<ShiftSignup> {
  const { row } = await readFor(ctx, id, 'withdraw', ownSignup(ctx))
  if (row.startsAt <= ctx.now) throw new Problem('volunteering.begun')
  const { next, write } = moved(ctx, row, { state: 'withdrawn' })
  return ctx.commit(asSignup(next), write, audit('shift_signup.withdraw', object(id)))
}

/**
 * Reports one’s own hours where no desk recorded them. They count once an organiser confirms them.
 *
 * @throws Problem `volunteering.state`, `volunteering.nothing_counts`, `volunteering.too_late`
 */
export async function report(ctx: Context, id: string, input: NewReport): Promise<ShiftSignup> {
  const { row } = await readFor(ctx, id, 'report', ownSignup(ctx))
  const { startedAt, endedAt, breakMinutes, note } = input
  if (endedAt > ctx.now)
    throw new Problem('request.invalid', { faults: [{ pointer: '/endedAt', code: 'date.future' }] })
  if (ctx.today > recordUntil(row)) throw new Problem('volunteering.too_late')
  if (served({ shift: row, startedAt, endedAt, breakMinutes }) === 0)
    throw new Problem('volunteering.nothing_counts')
  const { next, write } = moved(ctx, row, {
    state: 'reported',
    reportedStart: startedAt,
    reportedEnd: endedAt,
    reportedBreak: breakMinutes,
    reportNote: note,
    reportedAt: ctx.now,
    reason: null,
  })
  return ctx.commit(asSignup(next), write, audit('shift_signup.report', object(id)))
}
