import type { Ticket } from '@alliance/contracts/events'
import { fieldCipher, newId, systemContext, traceparentOf } from '@alliance/service-kit'
import { expect, test } from 'vitest'
import { ask, done, env } from '../test/world.testing.ts'
import { anAdmission } from './gates/gates.testing.ts'
import { reencryptFields } from './reencrypting.ts'
import { registered, withSeats } from './registrations/registrations.testing.ts'

test('keys of gates under an older key are encrypted again, and tickets stay as they were', async () => {
  const { id: activityId } = await withSeats(1)
  const [holder] = await registered(activityId, 1)
  await anAdmission({ capacity: 1 }, activityId)
  const ticket = async () => done(await ask(holder!.as).get<Ticket>(`/registrations/${holder!.id}/ticket`))
  const before = await ticket()
  const { keys, index } = JSON.parse(env.FIELD_KEYS) as { keys: Record<string, string>; index: string }
  const [now, older] = ['k1', 'k0'].map((current) => fieldCipher({ current, keys, index }))
  const sealed = () =>
    env.DB.prepare(`SELECT ticket_key, signing_key FROM gate_admission WHERE activity_id = ?`)
      .bind(activityId)
      .first<Record<string, string>>()
  for (const [column, text] of Object.entries((await sealed())!)) {
    const cell = { table: 'gate_admission', id: activityId, column }
    const old = await older!.encrypt(await now!.decrypt(text, cell), cell)
    await env.DB.prepare(`UPDATE gate_admission SET ${column} = ? WHERE activity_id = ?`)
      .bind(old, activityId)
      .run()
  }
  await reencryptFields(systemContext(env.DB, new Date(), newId('request'), traceparentOf(undefined)))
  expect(Object.values((await sealed())!)).toEqual([
    expect.stringMatching(/^k1\./),
    expect.stringMatching(/^k1\./),
  ])
  expect(await ticket()).toMatchObject({ secret: before.secret, generation: before.generation })
})
