import type { Principal } from '@alliance/contracts'
import { principalHeader, encodePrincipal } from '@alliance/service-kit/principal-header'
import { expect, test } from 'vitest'
import { startSystem } from '@alliance/infra/local/system'
import { signIn } from '@alliance/infra/seed/session'
import { seededCopy } from '../support/system.ts'
import { killBehindEach, killGroup, startApart } from './apart.ts'

killBehindEach()

const seats = 100
const crowd: Principal[] = Array.from({ length: 2000 }, (_, i) => ({
  id: `acc_${String(i).padStart(26, '0')}`,
  kind: 'person',
  name: `报名${i}示例`,
  grants: [],
  clientScopes: [],
  secondFactor: false,
  sessionId: null,
}))

interface Told {
  registration: { id: string; state: string; sequence: number }
}

/** Everyone asks at once, a few hundred in flight, each with a key of their own; who had no answer is left out. */
async function everyoneRegisters(
  direct: string,
  activityId: string,
  told: (who: number, answer: Told) => void,
) {
  const waiting = crowd.map((_, who) => who)
  const statuses = new Map<number, number>()
  const asking = async (): Promise<void> => {
    for (let who = waiting.shift(); who !== undefined; who = waiting.shift())
      try {
        const response = await fetch(`${direct}/activities/${activityId}/registrations`, {
          method: 'POST',
          headers: {
            [principalHeader]: encodePrincipal(crowd[who]!),
            'content-type': 'application/json',
            'idempotency-key': `crowd-${who}-padding`,
          },
          body: JSON.stringify({ placeKind: 'public' }),
        })
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
        if (response.status === 201) told(who, (await response.json()) as Told)
      } catch {
        // The system is gone.
      }
  }
  await Promise.all(Array.from({ length: 200 }, asking))
  return statuses
}

test('two thousand for a hundred seats, the process killed in the middle: each has one answer, the first hundred a seat', async () => {
  const { persist, summary, remove } = seededCopy()
  const signedIn = (url: string, role: string) => {
    const { phone, password } = summary.accounts.find((account) => account.role === role)!
    return signIn(url, phone, password)
  }
  try {
    const { child, url, direct } = await startApart(persist, 'events')
    const secretary = await signedIn(url, 'alliance_secretary')
    const events = await secretary.client.GET('/api/v1/membership/organisations', {
      params: { query: { limit: 1 } },
    })
    const startsAt = new Date(Date.now() + 86_400_000).toISOString()
    const header = (key: string) => ({ 'Idempotency-Key': `crowd-${key}-padding` })
    const { data: made } = await secretary.client.POST('/api/v1/events/activities', {
      params: { header: header('draft') },
      body: {
        title: '[演示] 抢座',
        detail: { kind: 'forum', theme: '先锋', speakers: [{ name: '主讲示例' }], agenda: ['开场'] },
        venue: { mode: 'onsite', place: '礼堂' },
        startsAt,
        endsAt: new Date(Date.parse(startsAt) + 3600_000).toISOString(),
        hosts: [{ id: events.data!.items[0]!.id }],
        registration: {
          pools: [{ no: 1, name: '礼堂', capacity: seats }],
          places: [{ kind: 'public', pool: 1, audience: { for: 'everyone' } }],
        },
      },
    })
    const path = { activityId: made!.id }
    const { data: submitted } = await secretary.client.POST(
      '/api/v1/events/activities/{activityId}/submission',
      {
        params: { path, header: header('submit') },
        body: {},
      },
    )
    const leader = await signedIn(url, 'zone_leader')
    const published = await leader.client.POST('/api/v1/events/activities/{activityId}/publication', {
      params: { path, header: header('publish') },
      body: { secrecyChecked: true, version: submitted!.version },
    })
    expect(published.response.status).toBe(200)

    const acknowledged = new Map<number, Told>()
    const first = everyoneRegisters(direct, made!.id, (who, answer) => {
      acknowledged.set(who, answer)
      if (acknowledged.size === 700) killGroup(child)
    })
    expect([...(await first).keys()].filter((status) => status !== 201)).toEqual([])
    expect(acknowledged.size).toBeLessThan(crowd.length)

    const again = await startSystem({
      persist,
      port: 0,
      cron: false,
      bundled: true,
      expose: [{ service: 'events', entrypoint: 'GatewayEntrypoint' }],
    })
    try {
      const answers = new Map<number, Told>()
      const statuses = await everyoneRegisters(
        await again.direct('events', 'GatewayEntrypoint'),
        made!.id,
        (who, answer) => answers.set(who, answer),
      )
      expect([...statuses]).toEqual([[201, crowd.length]])
      // What was acknowledged before is told again, letter by letter.
      for (const [who, answer] of acknowledged) expect(answers.get(who)).toEqual(answer)

      const events = await again.d1('events')
      const { results } = await events
        .prepare('SELECT sequence, state FROM registration WHERE activity_id = ? ORDER BY sequence')
        .bind(made!.id)
        .all<{ sequence: number; state: string }>()
      expect(results).toEqual(
        crowd.map((_, i) => ({ sequence: i + 1, state: i < seats ? 'confirmed' : 'waiting' })),
      )
      expect(
        await events.prepare('SELECT taken FROM pool WHERE activity_id = ?').bind(made!.id).first('taken'),
      ).toBe(seats)
      // Everyone is one person, however often they asked.
      const membership = await again.d1('membership')
      expect(
        await membership.prepare("SELECT count(*) AS n FROM person WHERE name LIKE '报名%示例'").first('n'),
      ).toBe(crowd.length)
    } finally {
      await again.stop()
    }
  } finally {
    remove()
  }
}, 600_000)
