import type { Import } from '@alliance/contracts/membership'
import {
  audit,
  createContext,
  describeError,
  exactlyOne,
  log,
  Problem,
  systemPrincipal,
  type Context,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import type { Env } from '../env.ts'
import { commitChunk, finish, type Held } from './chunk.usecases.ts'
import { importFile } from './imports.table.ts'
import { asImport, read } from './imports.usecases.ts'
import { persistently } from './persistently.ts'

/** How long a worker may be silent before another takes its import over: many times what a chunk takes. */
const leaseMs = 30_000
export const leaseFrom = (now: string): string => new Date(Date.parse(now) + leaseMs).toISOString()

/** Work behind an answer is given 30 seconds by the platform; what is left is the cron's. */
const patienceMs = 20_000

/**
 * Closes an import to mending and takes the lease on it; whoever calls goes on with `carryOn` behind the answer.
 *
 * @throws Problem `import.not_ready` while rows are faulty, `import.closed` when it was begun before
 */
export const begin = (ctx: Context, id: string): Promise<{ answer: Import; held: Held }> =>
  persistently(async () => {
    const file = await read(ctx, id)
    if (file.state !== 'validated') throw new Problem('import.closed')
    if (file.counts.invalid > 0) throw new Problem('import.not_ready')
    const held: Held = {
      ...file,
      state: 'committing',
      leaseUntil: leaseFrom(ctx.now),
      committedBy: ctx.principal.id,
      committedByName: ctx.principal.name,
      committedGrants: ctx.principal.grants,
      version: file.version + 1,
      updatedAt: ctx.now,
    }
    const answer = await ctx.commit(
      asImport(held),
      exactlyOne(
        ctx.db
          .update(importFile)
          .set({
            state: held.state,
            leaseUntil: held.leaseUntil,
            committedBy: held.committedBy,
            committedByName: held.committedByName,
            committedGrants: held.committedGrants,
            version: held.version,
            updatedAt: held.updatedAt,
          })
          .where(sql`id = ${id} AND state = 'validated' AND version = ${file.version}`),
        'version.stale',
      ),
      audit('import.commit', { type: 'import', id }, { counts: file.counts }),
    )
    return { answer, held }
  })

/**
 * Enters an import's rows chunk by chunk until none waits, the lease is lost or time is up. Whatever interrupts it,
 * a chunk is done or not done, and `resumeImports` goes on from there.
 *
 * @param ctx what it goes on behind; its request id stands in the audit rows
 */
export async function carryOn(ctx: Context, env: Env, file: Held, patience = patienceMs): Promise<void> {
  const begun = Date.parse(ctx.now)
  let held = file
  try {
    for (;;) {
      const moment = committersMoment(ctx, env, held)
      if (Date.parse(moment.now) - begun > patience) return await release(moment, held)
      const next = await commitChunk(moment, held, leaseFrom(moment.now))
      if (next === null) return await finish(moment, held)
      held = next
    }
  } catch (error) {
    if (error instanceof Problem && error.code === 'import.closed')
      log('info', 'import left to another worker', { import: file.id })
    else log('error', 'import interrupted', { import: file.id, ...describeError(error) })
  }
}

/**
 * The present moment of one chunk. The audit trail names who committed the import, and rows are entered within what
 * they might do when they did, also when a cron goes on with it.
 */
const committersMoment = (
  { requestId, traceparent }: Context,
  env: Env,
  { committedBy, committedByName, committedGrants }: Held,
): Context =>
  createContext({
    database: env.DB,
    principal: {
      ...systemPrincipal,
      id: committedBy!,
      name: committedByName!,
      ...(committedGrants ? { kind: 'person' as const, grants: committedGrants } : {}),
    },
    now: new Date(),
    requestId,
    traceparent,
  })

const release = async (ctx: Context, { id, leaseUntil }: Held): Promise<void> => {
  await ctx.db.run(sql`UPDATE import SET lease_until = NULL WHERE id = ${id} AND lease_until = ${leaseUntil}`)
}

/** A cron has minutes; it leaves room for the other jobs of its own minute. */
const cronPatienceMs = 45_000

/** Takes over the imports whose worker was interrupted. Work of every minute. */
export async function resumeImports(ctx: Context, env: Env): Promise<void> {
  const waiting = await ctx.db.all<{ id: string }>(sql`
    SELECT id FROM import WHERE state = 'committing' AND (lease_until IS NULL OR lease_until < ${ctx.now}) ORDER BY id LIMIT 10`)
  for (const { id } of waiting) {
    const leaseUntil = leaseFrom(new Date().toISOString())
    const [taken] = await ctx.db
      .update(importFile)
      .set({ leaseUntil })
      .where(sql`id = ${id} AND state = 'committing' AND (lease_until IS NULL OR lease_until < ${ctx.now})`)
      .returning()
    if (taken) await carryOn(ctx, env, { ...taken, leaseUntil }, cronPatienceMs)
  }
}
