import { sql } from 'drizzle-orm'
import {
  audit,
  contextOf,
  exactlyOne,
  guarded,
  newId,
  publisher,
  reply,
  type Context,
  type Handlers,
  type ServiceApp,
} from '../../../src/index.ts'
import * as contract from '../contract.ts'
import type { Env } from '../env.ts'

export const publish = publisher(contract.probeEvents)

export function pay(ctx: Context, purseId: string, amount: number) {
  const payment = { id: newId('event'), purseId, amount }
  return ctx.commit(
    payment,
    exactlyOne(
      ctx.db.run(
        sql`UPDATE purse SET balance = balance - ${amount} WHERE id = ${purseId} AND balance >= ${amount}`,
      ),
      'import.too_large',
    ),
    ctx.db.run(sql`INSERT INTO payment VALUES (${payment.id}, ${purseId}, ${amount})`),
    audit('purse.pay', { type: 'purse', id: purseId }, { amount }),
    publish('purse.paid', { subject: purseId, version: 1, data: { amount } }),
  )
}

export function mountPurses(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.pay), async (c) =>
    reply(c, await pay(contextOf(c), c.req.valid('param').purseId, c.req.valid('json').amount), 201),
  )
}

/** `purse.cursed` can be handled only once its subject has a purse: until then it is a poison message. */
export const consumes: Handlers = {
  'purse.paid': (event, ctx) => [
    ctx.db.run(sql`INSERT INTO heard (event_id, subject) VALUES (${event.id}, ${event.subject})`),
    ctx.db
      .run(sql`INSERT INTO latest VALUES (${event.subject}, ${event.version}, ${(event.data as { amount: number }).amount})
      ON CONFLICT DO UPDATE SET version = excluded.version, total = excluded.total WHERE excluded.version > version`),
  ],
  'purse.cursed': async (event, ctx) => {
    const found = await ctx.db.all(sql`SELECT id FROM purse WHERE id = ${event.subject}`)
    if (found.length === 0) throw new Error(`the curse on ${event.subject} holds`)
    return [ctx.db.run(sql`INSERT INTO heard (event_id, subject) VALUES (${event.id}, ${event.subject})`)]
  },
}
