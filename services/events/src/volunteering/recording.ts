import { eventsEvents, type ShiftSignup } from '@alliance/contracts/events'
import {
  audit,
  decide,
  holds,
  newId,
  Problem,
  publisher,
  receipt,
  receiptFor,
  type Context,
  type Write,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { notOwn } from '../certificates/issuing.ts'
import { volunteering } from '../points/volunteering.ts'
import { counted, minutesRule, type Inputs } from './minutes.rules.ts'
import { moved } from './shifts.usecases.ts'
import { asSignup, dayOf, recordUntil, type ReadSignup } from './volunteering.queries.ts'
import { volunteerRecord, type SignupRow } from './volunteering.table.ts'

export const publish = publisher(eventsEvents)
export const object = (id: string) => ({ type: 'shift_signup', id })

/** What everyone hears of minutes that count, or no longer do. */
export const fact = (row: SignupRow, minutes: number, recordId: string) => ({
  subject: recordId,
  version: 1,
  data: {
    personId: row.personId,
    hostId: row.hostId,
    activityId: row.activityId,
    signupId: row.id,
    day: dayOf(row.startsAt),
    minutes,
  },
})

/** Adds a record, and its minutes to the day and the year; the tables refuse a day above eight hours. */
export function booked(ctx: Context, row: SignupRow, record: typeof volunteerRecord.$inferInsert): Write {
  const { personId, hostId, isDemo } = row
  const { day, minutes } = record
  return [
    ctx.db.insert(volunteerRecord).values(record),
    ctx.db
      .run(sql`INSERT INTO volunteer_day (person_id, day, minutes) VALUES (${personId}, ${day}, max(0, ${minutes}))
      ON CONFLICT DO UPDATE SET minutes = minutes + ${minutes}`),
    ctx.db.run(sql`INSERT INTO volunteer_total (host_id, year, person_id, minutes, is_demo)
      VALUES (${hostId}, ${Number(day.slice(0, 4))}, ${personId}, max(0, ${minutes}), ${isDemo ? 1 : 0})
      ON CONFLICT DO UPDATE SET minutes = minutes + ${minutes}, is_demo = max(is_demo, excluded.is_demo)`),
  ]
}

interface Time extends Pick<Inputs, 'basis' | 'startedAt' | 'endedAt' | 'breakMinutes'> {
  reason: string | null
}

/**
 * Records the minutes of a shift by the rule: the row, the record, the day and the year, the receipt, in one batch.
 * Whoever records is not the volunteer.
 *
 * @throws Problem `volunteering.too_late`, `volunteering.nothing_counts`, `volunteering.own`, `volunteering.changed_meanwhile`
 */
export async function recorded(
  ctx: Context,
  { row, dayBefore }: ReadSignup,
  time: Time,
  change: Partial<SignupRow>,
): Promise<ShiftSignup> {
  const { basis, startedAt, endedAt, breakMinutes, reason } = time
  const { personId, startsAt, endsAt } = row
  const inputs: Inputs = {
    basis,
    shift: { startsAt, endsAt },
    startedAt,
    endedAt,
    breakMinutes,
    dayBefore,
    today: ctx.today,
    recordUntil: recordUntil(row),
  }
  const decided = decide(minutesRule, ctx.today, inputs)
  if (decided.outcome === 'refused')
    throw new Problem(
      decided.reasons.some(({ code, met }) => code === 'in_time' && !met)
        ? 'volunteering.too_late'
        : 'volunteering.nothing_counts',
    )
  const minutes = counted(inputs)
  const day = dayOf(startsAt)
  const id = newId('volunteerRecord', new Date(ctx.now))
  const { next, write } = moved(ctx, row, { ...change, state: 'recorded', minutes, reason })
  const points = await volunteering(ctx, { id, activityId: row.activityId, personId, day, minutes })
  return ctx.commit(
    asSignup(next),
    notOwn(ctx, personId, 'volunteering.own'),
    write,
    holds(
      sql`coalesce((SELECT minutes FROM volunteer_day WHERE person_id = ${personId} AND day = ${day}), 0) = ${dayBefore}`,
      'volunteering.changed_meanwhile',
    ),
    booked(ctx, row, {
      id,
      signupId: row.id,
      personId,
      hostId: row.hostId,
      day,
      minutes,
      basis,
      reverses: null,
      reason,
      recordedAt: ctx.now,
      recorderId: ctx.principal.id,
      recorderName: ctx.principal.name,
    }),
    points,
    receipt(object(row.id), receiptFor(ctx, decided)),
    audit('volunteer_record.enter', object(row.id), { basis, minutes, day }),
    publish('volunteer-minutes.confirmed', fact(row, minutes, id)),
  )
}
