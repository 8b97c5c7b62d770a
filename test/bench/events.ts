import type { World } from './world.ts'

interface Made {
  id: string
  version: number
}
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()

/** A host that events knows. */
export const aHost = async (world: World): Promise<string> =>
  (await world.rows<{ id: string }>('events', 'SELECT id FROM known_organisation ORDER BY id LIMIT 1'))[0]!.id

export const plan = {
  pools: [{ no: 1, name: '礼堂', capacity: 50 }],
  places: [{ kind: 'public', pool: 1, audience: { for: 'everyone' } }],
}

export const anActivity = async (world: World, given: object = {}) => ({
  title: '样例论坛',
  detail: { kind: 'forum', theme: '先锋', speakers: [{ name: '主讲示例' }], agenda: ['开场'] },
  venue: { mode: 'onsite', place: '礼堂' },
  startsAt: inDays(30),
  endsAt: inDays(31),
  hosts: [{ id: await aHost(world) }],
  registration: plan,
  ...given,
})

export const aDraft = async (world: World, given?: object): Promise<Made> =>
  world.prepare('alliance_secretary', 'POST', '/events/activities', { body: await anActivity(world, given) })

export async function aSubmitted(world: World, given?: object): Promise<Made> {
  const { id } = await aDraft(world, given)
  return world.prepare('alliance_secretary', 'POST', `/events/activities/${id}/submission`, { body: {} })
}

export async function aPublished(world: World, given?: object): Promise<Made> {
  const { id, version } = await aSubmitted(world, given)
  return world.prepare('zone_leader', 'POST', `/events/activities/${id}/publication`, {
    body: { secrecyChecked: true, version },
  })
}
