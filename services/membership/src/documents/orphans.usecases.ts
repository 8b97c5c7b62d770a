import type { Context } from '@alliance/service-kit'
import { collectOrphans as collect } from '@alliance/service-kit/files/store'
import { sql } from 'drizzle-orm'
import type { Env } from '../env.ts'

/** Removes content whose row was never written: see the kit. */
export const collectOrphans = (ctx: Context, { DOCUMENTS }: Env): Promise<number> =>
  collect(ctx, {
    bucket: DOCUMENTS,
    area: 'documents',
    kept: (ids) => sql`SELECT d.id FROM json_each(${ids}) JOIN document d ON d.id = value`,
  })
