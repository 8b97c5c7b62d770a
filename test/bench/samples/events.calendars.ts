import { aHost, aPublished } from '../events.ts'
import { id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

interface Made {
  link: { id: string }
  path: string
}
const host = `'host:' || ${id('org')}`
const make = async (world: World, body: object): Promise<Made> => {
  await world.rows('events', "DELETE FROM calendar_link WHERE id NOT LIKE 'cal_0000000000%'")
  return world.prepare<Made>('talent', 'POST', '/events/my-calendar-links', { body })
}
const fileOf = ({ path }: Made) => ({ file: path.split('/').at(-1)! })
const linkOf = async (world: World) => ({ calendarLinkId: (await make(world, { of: 'mine' })).link.id })

export default {
  service: 'events',
  fill: [
    rows('calendar_link', {
      id: id('cal'),
      account_id: id('acc'),
      tag: host,
      token_hash: `'hash' || value`,
      hint: `'abcd'`,
      language: `'zh-CN'`,
      created_at: instant,
      renewed_at: instant,
    }),
  ],
  samples: {
    getActivityCalendar: async (world) => ({
      as: 'talent',
      params: { activityId: (await aPublished(world)).id },
    }),
    getCalendar: async (world) => ({ as: null, params: fileOf(await make(world, { of: 'mine' })) }),
    'getCalendar, of a host': async (world) => {
      await aPublished(world)
      return { as: null, params: fileOf(await make(world, { of: 'host', hostId: await aHost(world) })) }
    },
    listMyCalendarLinks: () => ({ as: 'talent' }),
    createMyCalendarLink: async (world) => {
      await make(world, { of: 'mine' })
      return { as: 'talent', body: { of: 'host', hostId: await aHost(world) } }
    },
    renewMyCalendarLink: async (world) => ({ as: 'talent', params: await linkOf(world) }),
    revokeMyCalendarLink: async (world) => ({ as: 'talent', params: await linkOf(world) }),
  },
} satisfies Bench
