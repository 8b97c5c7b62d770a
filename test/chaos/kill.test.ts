import { expect, test } from 'vitest'
import { startSystem } from '@alliance/infra/local/system'
import { signIn, type Session } from '@alliance/infra/seed/session'
import { seededCopy } from '../support/system.ts'
import { killBehindEach, killGroup, startApart } from './apart.ts'

killBehindEach()

/** Enters organisations until the system is gone; the names that were acknowledged. */
async function enterUntilGone(session: Session, worker: number, acknowledged: Set<string>): Promise<void> {
  for (let i = 0; ; i++) {
    const name = `[演示] 断电 ${worker}-${i}`
    try {
      const { response } = await session.client.POST('/api/v1/membership/organisations', {
        params: { header: { 'Idempotency-Key': `kill-${worker}-${i}-padding` } },
        body: { name, kind: 'enterprise' },
      })
      if (response.status === 201) acknowledged.add(name)
    } catch {
      return
    }
  }
}

test('after the process group is killed while writing, everything acknowledged is there, and every event arrives once', async () => {
  const { persist, summary, remove } = seededCopy()
  try {
    const { child, url } = await startApart(persist)
    const { phone, password } = summary.accounts.find(({ role }) => role === 'alliance_secretary')!
    const session = await signIn(url, phone, password)
    const acknowledged = new Set<string>()
    const writers = Promise.all([0, 1, 2, 3].map((worker) => enterUntilGone(session, worker, acknowledged)))
    await expect.poll(() => acknowledged.size, { timeout: 60_000, interval: 20 }).toBeGreaterThan(60)
    killGroup(child)
    await writers

    const repeated = new Set<string>()
    const log = ({ message }: { message: string }) => {
      if (message.includes('"message repeated"'))
        repeated.add((JSON.parse(message) as { event: string }).event)
    }
    const again = await startSystem({ persist, port: 0, cron: false, bundled: true, log })
    try {
      const membership = await again.d1('membership')
      const { results } = await membership
        .prepare(`SELECT id, name FROM organisation WHERE name LIKE '[演示] 断电%'`)
        .all<{ id: string; name: string }>()
      const names = results.map((row: { name: string }) => row.name)
      expect(new Set(names).size).toBe(names.length)
      for (const name of acknowledged) expect(names).toContain(name)
      // Nothing half-written: each has its search terms, its audit row and its event.
      const halves = await membership
        .prepare(`SELECT count(*) AS n FROM organisation o WHERE NOT EXISTS (SELECT 1 FROM organisation_term t WHERE t.organisation_id = o.id)
          OR NOT EXISTS (SELECT 1 FROM audit a WHERE a.object_id = o.id)`)
        .first<{ n: number }>()
      expect(halves!.n).toBe(0)

      await again.runCron()
      const identity = await again.d1('identity')
      const heard = async () =>
        (await identity
          .prepare(`SELECT count(*) AS n FROM known_scope WHERE name LIKE '[演示] 断电%'`)
          .first<{ n: number }>())!.n
      await expect.poll(heard, { timeout: 30_000, interval: 200 }).toBe(names.length)
      expect(
        (await membership
          .prepare('SELECT count(*) AS n FROM outbox WHERE sent_at IS NULL')
          .first<{ n: number }>())!.n,
      ).toBe(0)

      // Everything is delivered once more; nothing changes.
      const state = async () =>
        JSON.stringify((await identity.prepare('SELECT * FROM known_scope ORDER BY id').all()).results)
      const before = await state()
      const { n: sent } = (await membership
        .prepare('SELECT count(DISTINCT event_id) AS n FROM outbox')
        .first<{ n: number }>())!
      repeated.clear()
      await membership.prepare('UPDATE outbox SET sent_at = NULL').run()
      await again.runCron()
      await expect.poll(() => repeated.size, { timeout: 30_000, interval: 200 }).toBe(sent)
      expect(await state()).toBe(before)
    } finally {
      await again.stop()
    }
  } finally {
    remove()
  }
})
