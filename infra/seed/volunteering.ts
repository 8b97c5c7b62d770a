import type { Schemas } from '@alliance/client'
import { done, keyed, type Session } from './session.ts'

interface People {
  talent: string
  /** Others who came. */
  others: string[]
}

type Signup = Schemas['ShiftSignup']

/** A volunteer day of this week: hours confirmed, one report that waits, a certificate; and a sign-up for the next. */
export async function enterVolunteering(
  { client: secretary }: Session,
  { client: talent }: Session,
  { talent: talentId, others }: People,
): Promise<void> {
  const { items } = await done(
    secretary.GET('/api/v1/events/activities', {
      params: { query: { kind: 'volunteering', order: 'latest' } },
    }),
  )
  const held = items.find(({ title }) => title.endsWith('园区开放日'))!
  const coming = items.find(({ state }) => state === 'published')!
  const header = (step: string) => keyed(`volunteering-${step}`)
  const enter = (personId: string, shift: number) =>
    done(
      secretary.POST('/api/v1/events/activities/{activityId}/volunteers', {
        params: { path: { activityId: held.id }, header: header(`${personId}-${shift}`) },
        body: { personId, shift },
      }),
    )
  const confirm = ({ id, startsAt, endsAt }: Signup, breakMinutes = 0) =>
    done(
      secretary.POST('/api/v1/events/shift-signups/{signupId}/decision', {
        params: { path: { signupId: id }, header: header(`${id}-confirmed`) },
        body: {
          decision: 'confirm',
          startedAt: startsAt,
          endedAt: endsAt,
          breakMinutes,
          reason: '[示例] 现场负责人签到表',
        },
      }),
    )
  const entered = await Promise.all(others.map((id) => enter(id, 0)))
  // One of them is still to be confirmed.
  for (const [i, signup] of entered.slice(1).entries()) await confirm(signup, i * 15)
  const morning = await confirm(await enter(talentId, 0))
  const afternoon = await enter(talentId, 1)
  await done(
    talent.POST('/api/v1/events/shift-signups/{signupId}/report', {
      params: { path: { signupId: afternoon.id }, header: header('report') },
      body: {
        startedAt: afternoon.startsAt,
        endedAt: afternoon.endsAt,
        breakMinutes: 20,
        note: '[示例] 下午班全程在岗，负责参观引导',
      },
    }),
  )
  const { items: totals } = await done(
    secretary.GET('/api/v1/events/volunteer-totals', {
      params: { query: { year: Number(morning.startsAt.slice(0, 4)) } },
    }),
  )
  const { hostId, year } = totals.find(({ personId }) => personId === talentId)!
  await done(
    secretary.POST('/api/v1/events/volunteer-certificates', {
      params: { header: header('certificate') },
      body: { personId: talentId, hostId, year },
    }),
  )
  await done(
    talent.POST('/api/v1/events/activities/{activityId}/shift-signups', {
      params: { path: { activityId: coming.id }, header: header('signup') },
      body: { shift: 0 },
    }),
  )
}
