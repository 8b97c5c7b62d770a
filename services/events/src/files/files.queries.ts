import type { ActivityFile, ActivityFiles } from '@alliance/contracts/events'
import { oneTrip, Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { hostedWithin, reachOrNone } from '../reach.ts'
import { asRow, columnsOf } from '@alliance/service-kit/database/rows'
import { activityFile, type ActivityFileRow } from './files.table.ts'

export function asFile(row: ActivityFileRow): ActivityFile {
  const { id, activityId, kind, title, fileName, type, bytes, width, height } = row
  const { people, released, uploadedAt, uploadedBy, version } = row
  const content = { id, activityId, kind, title, fileName, type, bytes, width, height }
  return { ...content, people, released, uploadedAt, uploadedBy, version }
}

const fileColumns = columnsOf(activityFile, 'f')
/** The condition that the principal organises an activity. */
export const organising = (ctx: Context, activityId: string) =>
  hostedWithin(reachOrNone(ctx, 'activity:write'), sql`${activityId}`)

/** The files of an activity that the principal may see, in one round trip. */
export async function filesOf(ctx: Context, activityId: string): Promise<ActivityFiles> {
  const organises = organising(ctx, activityId)
  const [activity, rows] = await oneTrip(
    ctx,
    sql`SELECT ${organises} AS organises FROM activity a WHERE a.id = ${activityId} AND (a.visible = 1 OR ${organises})`,
    sql`SELECT ${fileColumns} FROM activity_file f
      WHERE f.activity_id = ${activityId} AND f.removed_at IS NULL AND (f.released = 1 OR ${organises})
      ORDER BY f.kind, f.position, f.id`,
  )
  if (!activity![0]) throw new Problem('resource.not_found')
  const files = rows!.map((row) => asFile(asRow(activityFile, row)))
  return {
    photos: files.filter(({ kind }) => kind === 'photo'),
    attachments: files.filter(({ kind }) => kind === 'attachment'),
    organises: activity![0].organises === 1,
  }
}

/** One that the principal may see, or may change. */
export async function readFile(
  ctx: Context,
  { activityId, fileId }: { activityId: string; fileId: string },
  to: 'see' | 'change',
): Promise<ActivityFileRow> {
  const organises = organising(ctx, activityId)
  const seen = to === 'see' ? sql`(${organises} OR (f.released = 1 AND a.visible = 1))` : organises
  const [raw] = await ctx.db.all<Record<string, unknown>>(sql`SELECT ${fileColumns}
    FROM activity_file f JOIN activity a ON a.id = f.activity_id
    WHERE f.id = ${fileId} AND f.activity_id = ${activityId} AND f.removed_at IS NULL AND ${seen}`)
  if (!raw) throw new Problem('resource.not_found')
  return asRow(activityFile, raw)
}
