import type { MyCopy, PersonAccess } from '@alliance/contracts/membership'
import { audit, oneTrip, Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { consentsFrom, entriesOf } from '../consents/consents.usecases.ts'
import { opened } from '../people/identifiers.ts'
import {
  asRequest,
  requestColumns,
  requestsJoined,
  type RequestRow,
} from '../person-requests/requests.queries.ts'
import { ownId } from './own.ts'
import { ownRecord, recordFrom, type OwnRow } from './record.usecases.ts'

/** As many readings and requests as one copy holds, the last first; more are told by their lists. */
const most = 5000

/** Everything kept of me, numbers in clear. That it was taken is in the audit trail. */
export async function copyOf(ctx: Context): Promise<MyCopy> {
  const own = ownId(ctx)
  const [records, sealed, accesses, requests] = await oneTrip(
    ctx,
    ownRecord(ctx),
    sql`SELECT document_sealed, phone_sealed, ${entriesOf(sql`person.id`)} AS entries FROM person WHERE person.id = ${own}`,
    sql`SELECT id, at, actor_id AS actorId, actor_name AS actorName, what, reason FROM person_access
      WHERE person_id = ${own} ORDER BY id DESC LIMIT ${most}`,
    sql`SELECT ${requestColumns} FROM ${requestsJoined} WHERE r.person_id = ${own} ORDER BY r.id DESC LIMIT ${most}`,
  )
  const [row] = records as unknown as OwnRow[]
  const [kept] = sealed as unknown as {
    document_sealed: string | null
    phone_sealed: string | null
    entries: string
  }[]
  if (!row || !kept) throw new Problem('person.not_linked')
  await ctx.commit(null, audit('person.copy', { type: 'person', id: row.id }))
  const clear = (what: 'document' | 'phone') => {
    const text = kept[`${what}_sealed`]
    return text === null ? null : opened(text, row.id, what)
  }
  return {
    takenAt: ctx.now,
    record: recordFrom(row),
    document: await clear('document'),
    phone: await clear('phone'),
    consents: consentsFrom(ctx, kept.entries),
    accesses: accesses as unknown as PersonAccess[],
    requests: (requests as unknown as RequestRow[]).map(asRequest),
  }
}
