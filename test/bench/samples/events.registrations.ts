import { aPublished, plan } from '../events.ts'
import { filled, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const crowd = filled('act', 1)
interface Registered {
  registration: { id: string }
}
const registered = async (world: World): Promise<string> => {
  const { id } = await aPublished(world)
  const made = await world.prepare<Registered>('talent', 'POST', `/events/activities/${id}/registrations`, {
    body: { placeKind: 'public' },
  })
  return made.registration.id
}
const inState = async (world: World, state: string) => {
  const registrationId = await registered(world)
  await world.rows(
    'events',
    `UPDATE registration SET state = '${state}', offer_expires_at = '2099-01-01T00:00:00.000Z' WHERE id = '${registrationId}'`,
  )
  return { registrationId }
}

/** Someone waits to be drawn, and registration is closed. */
const toDraw = async (world: World): Promise<string> => {
  const ahead = new Date(Date.now() + 3600_000).toISOString()
  const { id } = await aPublished(world, { registration: { ...plan, admission: 'draw', closesAt: ahead } })
  await world.prepare('talent', 'POST', `/events/activities/${id}/registrations`, {
    body: { placeKind: 'public' },
  })
  await world.rows(
    'events',
    `UPDATE activity SET registration = json_set(registration, '$.closesAt', '2020-01-01T00:00:00.000Z') WHERE id = '${id}'`,
  )
  return id
}
const committing = () => ({
  pool: 1,
  policy: 'events/1',
  publicValue: {
    what: { zh: '开奖号码', en: 'Numbers' },
    format: '99',
    notBefore: new Date(Date.now() + 500).toISOString(),
  },
})
const committed = async (world: World) => ({
  drawId: (
    await world.prepare('alliance_secretary', 'POST', `/events/activities/${await toDraw(world)}/draws`, {
      body: committing(),
    })
  ).id,
})

export default {
  service: 'events',
  million: true,
  fill: [
    rows('known_person', {
      id: id('per'),
      display_name: `'员工' || value`,
      account_id: id('acc'),
      employer_id: `'org_' || printf('%026d', 1 + value / 20)`,
      employer_name: `'单位'`,
      active: '1',
      version: '1',
    }),
    // Everyone is at one activity.
    rows('registration', {
      id: id('rgn'),
      activity_id: `'${crowd}'`,
      person_id: id('per'),
      display_name: `'员工' || value`,
      organisation_id: id('org'),
      place_kind: `'public'`,
      pool: '1',
      state: `iif(value <= 20, 'confirmed', 'waiting')`,
      sequence: 'value',
      turn: 'value',
      answers: `'[]'`,
      registered_by: `'self'`,
      registrar_id: `'acc'`,
      registered_at: instant,
      version: '1',
    }),
  ],
  samples: {
    listActivityRegistrations: () => ({ as: 'alliance_secretary', params: { activityId: crowd } }),
    'listActivityRegistrations, an employer’s staff': () => ({
      as: 'enterprise_hr',
      params: { activityId: crowd },
    }),
    exportActivityRegistrations: ({ turn }) => ({
      as: 'alliance_secretary',
      params: { activityId: crowd },
      query: { format: 'csv' },
      ...(turn === 2 ? { expect: 422 } : {}),
    }),
    register: async (world) => ({
      as: 'talent',
      params: { activityId: (await aPublished(world)).id },
      body: { placeKind: 'public' },
    }),
    registerStaff: async (world) => ({
      as: 'alliance_secretary',
      params: { activityId: (await aPublished(world)).id },
      body: { people: [1, 2, 3].map((n) => ({ personId: filled('per', n), placeKind: 'public' })) },
    }),
    listMyRegistrations: () => ({ as: 'talent' }),
    exportMyRegistrations: () => ({ as: 'talent', query: { format: 'csv' } }),
    'getRegistration, in a crowd': () => ({
      as: 'alliance_secretary',
      params: { registrationId: filled('rgn', 90) },
    }),
    withdrawRegistration: async (world) => ({
      as: 'talent',
      params: { registrationId: await registered(world) },
      body: {},
    }),
    acceptOffer: async (world) => ({ as: 'talent', params: await inState(world, 'offered'), body: {} }),
    declineOffer: async (world) => ({ as: 'talent', params: await inState(world, 'offered'), body: {} }),
    listStaff: () => ({ as: 'enterprise_hr' }),
    'listStaff, by name': () => ({ as: 'alliance_secretary', query: { q: '员工' } }),
    exportStaff: () => ({ as: 'enterprise_hr', query: { format: 'csv' } }),
    commitActivityDraw: async (world) => ({
      as: 'alliance_secretary',
      params: { activityId: await toDraw(world) },
      body: committing(),
    }),
    getDraw: async (world) => ({ as: null, params: await committed(world) }),
    holdActivityDraw: async (world) => {
      const params = await committed(world)
      await new Promise((resolve) => setTimeout(resolve, 1000))
      return {
        as: 'alliance_secretary',
        params,
        body: { value: '07', publishedAt: new Date().toISOString() },
      }
    },
  },
} satisfies Bench
