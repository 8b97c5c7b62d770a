import type { Page } from '@alliance/contracts'
import type {
  Correction,
  Person,
  PersonChange,
  PersonRequest,
  PersonRequestCard,
} from '@alliance/contracts/membership'
import {
  after,
  audit,
  exactlyOne,
  keysOf,
  oneTrip,
  pageFrom,
  Problem,
  type Context,
} from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { accessed } from '../people/access.usecases.ts'
import { refuseIdentifiers } from '@alliance/service-kit/free-text'
import { openedRequest } from '../people/identifiers.ts'
import { asPerson, personColumns, personWithEmployer, type PersonShown } from '../people/people.queries.ts'
import { changingOne } from '../people/people.usecases.ts'
import { reachesPerson } from '../people/reach.ts'
import { ownId } from '../my-data/own.ts'
import { erased, factsOf, planFrom, tombstone } from './erasure.usecases.ts'
import { asRequest, requestColumns, requestsJoined, type RequestRow } from './requests.queries.ts'

interface Paging {
  limit: number
  cursor?: string
}

async function page(
  ctx: Context,
  condition: SQL,
  { limit, cursor }: Paging,
  latestFirst: boolean,
): Promise<Page<PersonRequest>> {
  const keys = latestFirst
    ? after([sql`r.id`], keysOf(cursor, ['string']), 'descending')
    : after([sql`r.due_on`, sql`r.id`], keysOf(cursor, ['string', 'string']))
  const rows = await ctx.db.all<RequestRow>(sql`SELECT ${requestColumns} FROM ${requestsJoined}
    WHERE ${condition} AND ${keys} ORDER BY ${latestFirst ? sql`r.id DESC` : sql`r.due_on, r.id`} LIMIT ${limit + 1}`)
  return pageFrom(rows, limit, (row) => (latestFirst ? [row.id] : [row.dueOn, row.id]), asRequest)
}

/** What I asked for, the last first. */
export const own = (ctx: Context, paging: Paging): Promise<Page<PersonRequest>> =>
  page(ctx, sql`r.person_id = ${ownId(ctx)}`, paging, true)

/** Who decides does so for the whole zone. */
function mustDecide(ctx: Context): void {
  if (ctx.reach('person-request:decide') !== 'everywhere') throw new Problem('access.denied')
}

/** Requests in a state, the one due first. */
export async function list(
  ctx: Context,
  { state, ...paging }: Paging & { state: PersonRequest['state'] },
): Promise<Page<PersonRequest>> {
  mustDecide(ctx)
  return page(ctx, sql`r.state = ${state}`, paging, false)
}

type Read = PersonShown & { facts: string; documentSealed: string | null }

/** The person of a request as they are now. */
const reading = (
  ctx: Context,
  id: string,
): SQL => sql`SELECT ${personColumns}, r.document_sealed AS documentSealed,
    ${factsOf(ctx, sql`person.id`)} AS facts
  FROM ${personWithEmployer(ctx)} JOIN person_request r ON r.person_id = person.id
  WHERE r.id = ${id} AND ${reachesPerson(ctx, 'person-request:decide', sql`person.id`)}`

const presentOf = ({ name, education, birthYear, documentType, documentMask }: Person): Correction => ({
  name,
  education,
  ...(birthYear === null ? {} : { birthYear }),
  ...(documentType === null ? {} : { documentType }),
  ...(documentMask === null ? {} : { documentMask }),
})

/** One request with what it would change; the reading is kept for the person. */
export async function card(ctx: Context, id: string): Promise<PersonRequestCard> {
  mustDecide(ctx)
  const [requests, people] = await oneTrip(
    ctx,
    sql`SELECT ${requestColumns} FROM ${requestsJoined} WHERE r.id = ${id}`,
    reading(ctx, id),
    accessed(ctx, 'card', sql`SELECT person_id FROM person_request WHERE id = ${id}`),
  )
  const [row] = requests as unknown as RequestRow[]
  const [read] = people as unknown as Read[]
  if (!row || !read) throw new Problem('resource.not_found')
  const isOpen = row.state === 'open'
  return {
    ...asRequest(row),
    present: isOpen && row.kind === 'correction' ? presentOf(asPerson(read)) : null,
    plan: isOpen && row.kind === 'erasure' ? planFrom(ctx, read.facts) : null,
  }
}

/** The change that a correction asks for. */
async function changeOf(row: RequestRow, sealed: string | null): Promise<PersonChange> {
  const { documentType, documentMask: _, ...plain } = asRequest(row).correction!
  if (documentType === undefined || sealed === null) return plain
  return { ...plain, document: { type: documentType, number: await openedRequest(row.id, sealed) } }
}

/**
 * Answers a request: carries it out, or refuses it with the reason. One read and one batch.
 *
 * @throws Problem `person_request.decided`, `person.closed`, `person.duplicate`, `version.stale`
 */
export async function decide(
  ctx: Context,
  id: string,
  { accepted, answer }: { accepted: boolean; answer: string },
): Promise<PersonRequest> {
  mustDecide(ctx)
  refuseIdentifiers({ '/answer': answer })
  const [requests, people] = await oneTrip(
    ctx,
    sql`SELECT ${requestColumns} FROM ${requestsJoined} WHERE r.id = ${id}`,
    reading(ctx, id),
  )
  const [row] = requests as unknown as RequestRow[]
  const [read] = people as unknown as Read[]
  if (!row || !read) throw new Problem('resource.not_found')
  if (row.state !== 'open') throw new Problem('person_request.decided')
  const plan = accepted && row.kind === 'erasure' ? planFrom(ctx, read.facts) : null
  const correction =
    accepted && row.kind === 'correction'
      ? await changingOne(ctx, asPerson(read), await changeOf(row, read.documentSealed))
      : null
  if (plan !== null && (read.merged_into !== null || read.erased_at !== null))
    throw new Problem('person.closed')
  const gone = plan?.atOnce === true
  const decided = {
    state: accepted ? ('done' as const) : ('refused' as const),
    decidedAt: ctx.now,
    decidedBy: ctx.principal.name,
    answer,
  }
  return ctx.commit(
    {
      ...asRequest(row),
      ...decided,
      receipt: plan,
      personName: gone ? tombstone : (correction?.changed.name ?? row.personName),
      ...(gone ? { reason: '' } : {}),
    },
    exactlyOne(
      ctx.db
        .run(sql`UPDATE person_request SET state = ${decided.state}, decided_at = ${ctx.now}, decided_by = ${decided.decidedBy},
        answer = ${answer}, receipt = ${plan && JSON.stringify(plan)}, document_sealed = NULL WHERE id = ${id} AND state = 'open'`),
      'person_request.decided',
    ),
    audit(
      'person_request.decide',
      { type: 'person-request', id },
      { kind: row.kind, accepted, ruleVersion: plan?.version ?? null },
    ),
    correction?.writes ?? [],
    plan ? erased(ctx, row.personId, plan) : [],
  )
}
