import type { RegistrationPlan } from '@alliance/contracts/events'
import type { Context, Write } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { about, raise, type ToldActivity } from '../notices.ts'

/** The accounts of those whose registrations at an activity are in one of these states. */
const accountsAt = (activityId: string, states: readonly string[]): SQL => sql`
  SELECT k.account_id FROM registration r JOIN known_person k ON k.id = r.person_id
  WHERE r.activity_id = ${activityId} AND r.state IN (SELECT value FROM json_each(${JSON.stringify(states)}))`

/** Tells whoever has a place or hopes for one, and why, unless it is over. */
export function tellParticipants(
  ctx: Context,
  happened: 'changed' | 'cancelled',
  activity: ToldActivity,
  reason: string,
): Write {
  if (activity.endsAt <= ctx.now) return []
  const { subject, params } = about(activity)
  return raise(`activity.${happened}`, {
    to: accountsAt(activity.id, ['pending', 'confirmed', 'waiting', 'offered']),
    subject,
    params: { ...params, reason },
    expiresAt: activity.endsAt,
    key: ctx.now,
  })
}

/** Invites the people whom a plan names, and those who work for an employer that it names. */
export function invite(
  ctx: Context,
  activity: ToldActivity & { registration: RegistrationPlan | null },
): Write {
  const audiences = (activity.registration?.places ?? []).flatMap(({ audience }) =>
    audience.for === 'invited' ? [audience] : [],
  )
  if (audiences.length === 0 || activity.startsAt <= ctx.now) return []
  const people = JSON.stringify(audiences.flatMap(({ personIds }) => personIds))
  const employers = JSON.stringify(audiences.flatMap(({ organisationIds }) => organisationIds))
  return raise('activity.published', {
    to: sql`SELECT k.account_id FROM json_each(${people}) named JOIN known_person k ON k.id = named.value AND k.active = 1
      UNION SELECT k.account_id FROM json_each(${employers}) named JOIN known_person k ON k.employer_id = named.value AND k.active = 1`,
    ...about(activity),
    expiresAt: activity.registration?.closesAt ?? activity.startsAt,
    key: 'published',
  })
}

/** Reminds those who have a place, once of each beginning. */
export const remind = (activity: ToldActivity): Write =>
  raise('activity.reminder', {
    to: accountsAt(activity.id, ['confirmed']),
    ...about(activity),
    expiresAt: activity.startsAt,
    key: activity.startsAt,
  })
