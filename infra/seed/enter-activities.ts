import type { Schemas } from '@alliance/client'
import { launch, series, type SeedActivity } from './activities.ts'
import { year } from './activities-year.ts'
import { done, keyed, type Session } from './session.ts'

type IdOf = (key: string) => string
const all = [...launch, ...year]
export const activityCounts = { series: series.length, activities: all.length }

interface Staff {
  secretary: Session
  /** Reviews what the secretary wrote: nobody publishes their own. */
  leader: Session
}
interface Ids {
  organisation: IdOf
  party: IdOf
  /** People who are registered, in a fixed order. */
  people: string[]
  talent: string
}

const origin = ({ provenance, sourceRef }: Pick<SeedActivity, 'provenance' | 'sourceRef'>) => ({
  provenance: provenance ?? ('illustrative' as const),
  sourceRef: sourceRef ?? null,
  isDemo: provenance === undefined,
})
const instant = (day: string, clock: string) => new Date(`${day}T${clock}:00+08:00`).toISOString()

/** What the alliance did together: the day of the launch as it was told, and an illustrative year. */
export async function enterActivities(staff: Staff, ids: Ids): Promise<void> {
  const host = (key: string) => (key.startsWith('party:') ? ids.party(key.slice(6)) : ids.organisation(key))
  await everyoneHeardOf(staff.secretary, [...ids.people, ids.talent])
  const seriesIds = new Map<string, string>()
  for (const { key, owner, chainCode, provenance, sourceRef, ...given } of series) {
    const made = await heard(() =>
      staff.secretary.client.POST('/api/v1/events/series', {
        params: { header: keyed(`series-${key}`) },
        body: {
          ...given,
          ownerId: host(owner),
          chainCode: chainCode ?? null,
          ...origin({ provenance, sourceRef }),
        } as Schemas['NewSeries'],
      }),
    )
    seriesIds.set(key, made.id)
  }
  // Numbers of a series follow the order of publication, so a series is entered one after the other.
  const groups = Map.groupBy(all, (activity) => activity.series ?? activity.key)
  const queue = [...groups.values()]
  const worker = async () => {
    for (let group = queue.shift(); group; group = queue.shift())
      for (const activity of group)
        await enter(staff, activity, { ...ids, host, series: (key) => seriesIds.get(key)! })
  }
  await Promise.all(Array.from({ length: 4 }, worker))
}

async function enter(
  { secretary, leader }: Staff,
  activity: SeedActivity,
  ids: Ids & { host: IdOf; series: IdOf },
): Promise<void> {
  const { key, seats, on, from, to } = activity
  const header = (step: string) => keyed(`activity-${key}-${step}`)
  const startsAt = instant(on, from)
  const made = await heard(() =>
    secretary.client.POST('/api/v1/events/activities', {
      params: { header: header('draft') },
      body: {
        title: activity.title,
        summary: activity.summary ?? '',
        detail: activity.detail(ids.party),
        hosts: activity.hosts.map((host, i) => ({
          id: ids.host(host),
          role: i === 0 ? ('host' as const) : ('cohost' as const),
        })),
        chains: activity.chains ?? [],
        actions: activity.actions ?? [],
        links: activity.links ?? [],
        workLines: activity.workLines ?? [],
        cultureIntegration: activity.culture ?? false,
        venue:
          typeof activity.place === 'string'
            ? { mode: 'onsite', place: activity.place, address: null, latitude: null, longitude: null }
            : { mode: 'online', joinUrl: activity.place.online },
        startsAt,
        endsAt: instant(on, to),
        registration: seats ? planOf(seats) : null,
        seriesId: activity.series ? ids.series(activity.series) : null,
        ...origin(activity),
      },
    }),
  )
  const params = (step: string) => ({ path: { activityId: made.id }, header: header(step) })
  if (activity.stays === 'draft') return
  const { version } = await done(
    secretary.client.POST('/api/v1/events/activities/{activityId}/submission', {
      params: params('submit'),
      body: {},
    }),
  )
  if (activity.stays === 'in_review') return
  await done(
    leader.client.POST('/api/v1/events/activities/{activityId}/publication', {
      params: params('publish'),
      body: { secrecyChecked: true, version },
    }),
  )
  const people = [...(activity.talent ? [ids.talent] : []), ...peopleOf(activity, ids.people)]
  const registered =
    people.length === 0
      ? []
      : (
          await done(
            secretary.client.POST('/api/v1/events/activities/{activityId}/staff-registrations', {
              params: params('people'),
              body: { people: people.map((personId) => ({ personId, placeKind: 'member' as const })) },
            }),
          )
        ).outcomes.flatMap(({ registrationId, outcome }) =>
          registrationId && outcome === 'confirmed' ? [registrationId] : [],
        )
  if (activity.gates) await openGates(secretary, made.id, activity)
  if (new Date(startsAt) < new Date())
    await done(
      secretary.client.POST('/api/v1/events/activities/{activityId}/closing', {
        params: params('close'),
        body: {
          minutes:
            activity.minutes ??
            `[示例] ${activity.title.replace('[示例] ', '')}如期举行，议程完成，意见建议已汇总。`,
        },
      }),
    )
  if (activity.attended && new Date(instant(on, to)) < new Date())
    await done(
      secretary.client.POST('/api/v1/events/activities/{activityId}/attendance/confirmations', {
        params: params('attendance'),
        body: { rows: registered.map((id, i) => attendanceOf(id, i === registered.length - 1)) },
      }),
    )
}

async function openGates(
  { client }: Session,
  activityId: string,
  { key, gates = [], seats = 0 }: SeedActivity,
): Promise<void> {
  const params = (step: string) => ({ path: { activityId }, header: keyed(`activity-${key}-${step}`) })
  const admission = { capacity: seats, walkInCapacity: 5, entriesPerLease: 10, leaseMinutes: 480 }
  await done(
    client.POST('/api/v1/events/activities/{activityId}/admission', {
      params: params('admission'),
      body: admission,
    }),
  )
  for (const [i, name] of gates.entries())
    await done(
      client.POST('/api/v1/events/activities/{activityId}/gates', {
        params: params(`gate-${i + 1}`),
        body: { name },
      }),
    )
}

const attendanceOf = (registrationId: string, excused: boolean) =>
  excused
    ? { registrationId, outcome: 'excused' as const, leave: 'work' as const }
    : { registrationId, outcome: 'present' as const, minutes: 120, reason: '[示例] 按签到表登记' }

const planOf = (capacity: number): Schemas['RegistrationPlan'] => ({
  admission: 'order',
  opensAt: null,
  closesAt: null,
  offerMinutes: 1440,
  pools: [{ no: 1, name: '主会场', capacity }],
  places: (['member', 'public'] as const).map((kind) => ({ kind, pool: 1, audience: { for: 'everyone' } })),
  questions: [],
})

/** As many people as it says, each activity beginning somewhere else among them. */
function peopleOf({ key, people = 0 }: SeedActivity, all: readonly string[]): string[] {
  const start = [...key].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  return Array.from({ length: Math.min(people, all.length) }, (_, i) => all[(start + i) % all.length]!)
}

const attempts = 100
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 100))

/** Asks again while events has not heard of a host from membership yet. */
async function heard<T>(ask: () => Parameters<typeof done<T>>[0]): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask()
    const code = (answer.error as { code?: string } | undefined)?.code
    if (code !== 'activity.host_unknown' || attempt === attempts) return done(Promise.resolve(answer))
    await aMoment()
  }
}

async function everyoneHeardOf({ client }: Session, people: readonly string[]): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const { items } = await done(client.GET('/api/v1/events/staff', { params: { query: { limit: 200 } } }))
    const known = new Set(items.map(({ personId }) => personId))
    if (people.every((id) => known.has(id))) return
    await aMoment()
  }
  throw new Error('events has not heard of everyone')
}
