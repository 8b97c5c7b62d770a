import type { Role } from '@alliance/contracts'
import { totp } from '@alliance/infra/seed/totp'
import { id, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

/** Someone without a second factor, another one each time. */
const plain = (world: World): Role => (world.turn === 1 ? 'talent' : 'estate_manager')
const enrol = (world: World) =>
  world.prepare<{ secret: string }>(plain(world), 'POST', '/identity/me/second-factor')

/** A code is delivered behind the answer, so the inbox is asked until it is there. */
async function codeSentTo(world: World, phone: string): Promise<string> {
  for (let asked = 0; asked < 50; asked++) {
    const { body } = await world.send('GET', '/api/v1/identity/local/inbox')
    const { items } = body as { items: { to: string; text: string }[] }
    const code = /\b\d{6}\b/.exec(items.find(({ to }) => to.endsWith(phone.slice(-4)))?.text ?? '')?.[0]
    if (code) return code
  }
  throw new Error('no code arrived in the inbox')
}

export default {
  service: 'identity',
  fill: [
    rows('attempt', { key: `'sample' || value`, count: '1', resets_at: `'2099-01-01T00:00:00.000Z'` }),
    rows('one_time_code', {
      phone_index: `'sample' || value`,
      code_hash: `''`,
      tries: '0',
      expires_at: `'2099-01-01T00:00:00.000Z'`,
    }),
    rows('challenge', { id: id('cha'), account_id: id('acc'), expires_at: `'2099-01-01T00:00:00.000Z'` }),
  ],
  samples: {
    sendSignInCode: ({ turn }) => ({ body: { phone: `1380000300${turn}` } }),
    signInWithCode: async (world) => {
      const { phone } = world.account(plain(world))
      await world.send('POST', '/api/v1/identity/sign-in/codes', { body: { phone } })
      const code = await codeSentTo(world, phone)
      return { body: { phone, code } }
    },
    signInWithPassword: (world) => {
      const { phone, password } = world.account('service_officer')
      return { body: { phone, password } }
    },
    giveSecondFactor: async (world) => ({
      cookie: (await world.firstFactor('auditor')).cookie,
      body: { code: await world.code('auditor') },
    }),
    signOut: async (world) => ({ cookie: await world.signIn('service_officer') }),
    getMe: () => ({ as: 'alliance_secretary' }),
    listMySessions: () => ({ as: 'alliance_secretary' }),
    endMySession: async (world) => {
      await world.signIn('service_officer')
      const { items } = await world.prepare<{ items: { id: string; current: boolean }[] }>(
        'service_officer',
        'GET',
        '/identity/me/sessions',
      )
      return { as: 'service_officer', params: { sessionId: items.find(({ current }) => !current)!.id } }
    },
    changePassword: (world) => {
      const { password } = world.account('zone_leader')
      const [current, next] = world.turn === 1 ? [password, `${password}-neu`] : [`${password}-neu`, password]
      return { as: 'zone_leader', body: { current, next } }
    },
    enrolSecondFactor: (world) => ({ as: plain(world) }),
    confirmSecondFactor: async (world) => ({
      as: plain(world),
      body: { code: totp((await enrol(world)).secret) },
    }),
    renewBackupCodes: () => ({ as: 'auditor' }),
    listLocalInbox: () => ({ as: null }),
  },
} satisfies Bench
