import type { HoursDecision, ShiftSignup } from '@alliance/contracts/events'
import { audit, newId, Problem, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import {
  asRow as asCertificateRow,
  columns as certificateColumns,
} from '../certificates/certificates.queries.ts'
import { revoking } from '../certificates/certificates.usecases.ts'
import { notOwn } from '../certificates/issuing.ts'
import { raise } from '../notices.ts'
import { volunteeringUndone } from '../points/volunteering.ts'
import { hostedWithin } from '../reach.ts'
import { booked, fact, object, publish, recorded } from './recording.ts'
import { moved } from './shifts.usecases.ts'
import { isDeskTime } from './steps.rules.ts'
import { asSignup, dayOf, readFor } from './volunteering.queries.ts'
import type { SignupRow } from './volunteering.table.ts'

const organised = (ctx: Context): SQL => hostedWithin(ctx.reach('attendance:write'), sql`s.activity_id`)

/** @throws Problem `volunteering.state`, `volunteering.not_the_time`, `volunteering.own` */
export async function checkIn(ctx: Context, id: string): Promise<ShiftSignup> {
  const { row } = await readFor(ctx, id, 'check_in', organised(ctx))
  if (!isDeskTime(row, 'check_in', ctx.now)) throw new Problem('volunteering.not_the_time')
  const { next, write } = moved(ctx, row, { state: 'present', checkedInAt: ctx.now })
  return ctx.commit(
    asSignup(next),
    notOwn(ctx, row.personId, 'volunteering.own'),
    write,
    audit('shift_signup.check_in', object(id)),
  )
}

/** @throws Problem `volunteering.state`, `volunteering.not_the_time`, and as `recorded` */
export async function checkOut(ctx: Context, id: string): Promise<ShiftSignup> {
  const read = await readFor(ctx, id, 'check_out', organised(ctx))
  if (!isDeskTime(read.row, 'check_out', ctx.now)) throw new Problem('volunteering.not_the_time')
  return recorded(
    ctx,
    read,
    {
      basis: 'desk',
      startedAt: read.row.checkedInAt!,
      endedAt: ctx.now,
      breakMinutes: 0,
      reason: null,
    },
    { checkedOutAt: ctx.now },
  )
}

const told = (row: SignupRow) => ({
  to: sql`SELECT account_id FROM known_person WHERE id = ${row.personId}`,
  subject: { type: 'shift_signup', id: row.id, path: '/my-volunteering' },
  params: { title: row.activityTitle },
  expiresAt: null,
  key: `${row.version}`,
})

/**
 * Confirms hours that no desk saw, as reported or otherwise, or returns a report; both for a reason.
 *
 * @throws Problem `volunteering.state`, and as `recorded`
 */
export async function decide(ctx: Context, id: string, input: HoursDecision): Promise<ShiftSignup> {
  if (input.decision === 'confirm') {
    const { startedAt, endedAt, breakMinutes, reason } = input
    if (endedAt > ctx.now)
      throw new Problem('request.invalid', { faults: [{ pointer: '/endedAt', code: 'date.future' }] })
    const read = await readFor(ctx, id, 'confirm', organised(ctx))
    return recorded(ctx, read, { basis: 'confirmation', startedAt, endedAt, breakMinutes, reason }, {})
  }
  const { row } = await readFor(ctx, id, 'return', organised(ctx))
  const { next, write } = moved(ctx, row, { state: 'returned', reason: input.reason })
  return ctx.commit(
    asSignup(next),
    notOwn(ctx, row.personId, 'volunteering.own'),
    write,
    audit('shift_signup.return', object(id)),
    raise('volunteering.returned', told(next)),
  )
}

/** The valid certificate of what a body recorded for someone in a year. */
const certificateOf = (ctx: Context, { personId, hostId }: SignupRow, year: string) =>
  ctx.db.all<Record<string, unknown>>(sql`SELECT ${certificateColumns} FROM certificate c
    WHERE c.kind = 'volunteering' AND c.source_id = ${`${hostId}.${year}`} AND c.person_id = ${personId} AND c.revoked_at IS NULL`)

/**
 * Takes back what was recorded: a record below zero that names the one it undoes. A certificate that counted the
 * minutes is revoked with them.
 *
 * @throws Problem `volunteering.state`, `volunteering.own`, `volunteering.changed_meanwhile`
 */
export async function reverse(ctx: Context, id: string, reason: string): Promise<ShiftSignup> {
  const { row, recordId } = await readFor(ctx, id, 'reverse', organised(ctx))
  const day = dayOf(row.startsAt)
  const [certificate] = (await certificateOf(ctx, row, day.slice(0, 4))).map(asCertificateRow)
  const minutes = -row.minutes!
  const reversal = newId('volunteerRecord', new Date(ctx.now))
  const { next, write } = moved(ctx, row, { state: 'reversed', minutes: null, reason })
  return ctx.commit(
    asSignup(next),
    notOwn(ctx, row.personId, 'volunteering.own'),
    write,
    booked(ctx, row, {
      id: reversal,
      signupId: id,
      personId: row.personId,
      hostId: row.hostId,
      day,
      minutes,
      basis: 'reversal',
      reverses: recordId!,
      reason,
      recordedAt: ctx.now,
      recorderId: ctx.principal.id,
      recorderName: ctx.principal.name,
    }),
    volunteeringUndone(
      ctx,
      { id: reversal, activityId: row.activityId, personId: row.personId, day, minutes },
      recordId!,
    ),
    certificate ? revoking(ctx, certificate, { reason: 'not_earned', note: reason }) : [],
    audit('volunteer_record.reverse', object(id), { minutes, day }),
    publish('volunteer-minutes.reversed', fact(row, minutes, reversal)),
    raise('volunteering.reversed', told(next)),
  )
}
