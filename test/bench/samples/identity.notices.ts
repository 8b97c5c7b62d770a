import { filled, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const reader = 'alliance_secretary'
const mine = async (world: World) => (await world.prepare(reader, 'GET', '/identity/me')).id

/** Half of the notices are one reader's. */
async function fillNotices(world: World, from: number, to: number): Promise<void> {
  const database = await world.system.d1('identity')
  const own = await mine(world)
  for (let first = from; first <= to; first += 20_000)
    await database
      .prepare(
        `INSERT INTO notice (id, account_id, key, kind, subject_type, subject_id, path, params, raised_at, read_at)
          WITH RECURSIVE numbers(value) AS (SELECT ?1 UNION ALL SELECT value + 1 FROM numbers WHERE value < ?2)
          SELECT ${id('ntc')}, iif(value % 2, ?3, ${id('acc')}), 'sample' || value, 'meeting.called', 'meeting', ${id('mtg')}, '/meetings', '{}',
            ${instant}, iif(value % 5, ${instant}, NULL) FROM numbers`,
      )
      .bind(first, Math.min(to, first + 19_999), own)
      .run()
}

export default {
  service: 'identity',
  fill: [
    fillNotices,
    rows('notice_setting', {
      account_id: id('acc'),
      quiet_from: `'22:00'`,
      quiet_to: `'07:30'`,
      off: `'[]'`,
      version: '1',
      updated_at: instant,
    }),
    rows('notice_send', {
      notice_id: id('ntc'),
      state: `'sent'`,
      attempts: '1',
      next_at: instant,
      ended_at: instant,
    }),
  ],
  samples: {
    listMyNotices: () => ({ as: reader }),
    'listMyNotices, the unread ones': () => ({ as: reader, query: { state: 'unread' } }),
    exportMyNotices: () => ({ as: reader, query: { format: 'csv', state: 'unread' } }),
    getMyNoticeCount: () => ({ as: reader }),
    readMyNotices: () => ({ as: reader, body: { upTo: filled('ntc', 11) } }),
    readMyNotice: ({ turn }) => ({ as: reader, params: { noticeId: filled('ntc', 21 + 2 * turn) } }),
    getMyNoticeSettings: () => ({ as: reader }),
    changeMyNoticeSettings: async (world) => {
      const path = '/identity/me/notice-settings'
      const { version } = await world.prepare<{ version: number }>(reader, 'GET', path)
      return { as: reader, body: { quietFrom: '21:30' }, version }
    },
  },
} satisfies Bench
