import { done, keyed } from '@alliance/infra/seed/session'
import type { Running } from '../support/system.ts'

const base = '/api/v1/events' as const
const fresh = () => keyed(crypto.randomUUID())

export interface Hall {
  activityId: string
  /** Registered people, in the order they were registered. */
  people: { registrationId: string; name: string; printed: string }[]
  /** Enrols a device at a new gate. */
  code(gate: string): Promise<string>
}

/** A published activity with so many registered people, open to gates. */
export async function aHall(running: Running, people: number, capacity: number): Promise<Hall> {
  const { client } = await running.signedIn('alliance_secretary')
  const { client: reviewer } = await running.signedIn('zone_leader')
  const { items: organisations } = await done(client.GET('/api/v1/membership/organisations'))
  const begins = new Date(Date.now() + 3_600_000)
  const activity = await done(
    client.POST(`${base}/activities`, {
      params: { header: fresh() },
      body: {
        title: '[演示] 链上沙龙',
        detail: { kind: 'salon', topics: ['数字化转型'], speakers: [{ name: '主讲示例' }] },
        venue: { mode: 'onsite', place: '党群服务中心' },
        startsAt: begins.toISOString(),
        endsAt: new Date(begins.getTime() + 7_200_000).toISOString(),
        hosts: [{ id: organisations[0]!.id }],
        registration: {
          pools: [{ no: 1, name: '主会场', capacity: 100 }],
          places: [{ kind: 'public', pool: 1, audience: { for: 'everyone' } }],
        },
      },
    }),
  )
  const activityId = activity.id
  const path = { activityId }
  const submitted = await done(
    client.POST(`${base}/activities/{activityId}/submission`, {
      params: { path, header: fresh() },
      body: {},
    }),
  )
  await done(
    reviewer.POST(`${base}/activities/{activityId}/publication`, {
      params: { path, header: fresh() },
      body: { secrecyChecked: true, version: submitted.version },
    }),
  )
  const { items: staff } = await done(client.GET(`${base}/staff`, { params: { query: { limit: people } } }))
  const { outcomes } = await done(
    client.POST(`${base}/activities/{activityId}/staff-registrations`, {
      params: { path, header: fresh() },
      body: { people: staff.map(({ personId }) => ({ personId, placeKind: 'public' as const })) },
    }),
  )
  await done(
    client.POST(`${base}/activities/{activityId}/admission`, {
      params: { path, header: fresh() },
      body: { capacity, walkInCapacity: 1, entriesPerLease: Math.floor(capacity / 3) },
    }),
  )
  const tickets = await Promise.all(
    outcomes.map(({ registrationId }) =>
      done(
        client.GET(`${base}/registrations/{registrationId}/ticket`, {
          params: { path: { registrationId: registrationId! } },
        }),
      ),
    ),
  )
  return {
    activityId,
    people: tickets.map(({ registrationId, name, printed }) => ({ registrationId, name, printed })),
    async code(name) {
      const gate = await done(
        client.POST(`${base}/activities/{activityId}/gates`, {
          params: { path, header: fresh() },
          body: { name },
        }),
      )
      const { code } = await done(
        client.POST(`${base}/gates/{gateId}/devices`, {
          params: { path: { gateId: gate.id }, header: fresh() },
          body: { name: `${name}平板` },
        }),
      )
      return code
    },
  }
}
