import { addDays } from '@alliance/calendar'
import type { Correction, ErasurePlan, NewPersonRequest, PersonRequest } from '@alliance/contracts/membership'
import { audit, exactlyOne, newId, Problem, unique, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { refuseIdentifiers } from '@alliance/service-kit/free-text'
import { requestDocument } from '../people/identifiers.ts'
import { checkedDocument, masksOf } from '../people/people.rules.ts'
import { reachesPerson } from '../people/reach.ts'
import { ownId } from '../my-data/own.ts'
import { daysToAnswer } from './erasure.rules.ts'
import { erased, factsOf, planFrom, tombstone } from './erasure.usecases.ts'
import { personRequest } from './person-requests.table.ts'
import { asRequest, requestColumns, requestsJoined, type RequestRow } from './requests.queries.ts'

interface Asked {
  id: string
  name: string
  closed: 0 | 1
  isDemo: 0 | 1
  facts: string
}

const asking = (ctx: Context, whose: SQL): SQL => sql`SELECT person.id, person.name, person.is_demo AS isDemo,
    person.merged_into IS NOT NULL OR person.erased_at IS NOT NULL AS closed, ${factsOf(ctx, sql`person.id`)} AS facts
  FROM person WHERE ${whose}`

/** What erasing one's own record would do. */
export async function ownPlan(ctx: Context): Promise<ErasurePlan> {
  const [read] = await ctx.db.all<Asked>(asking(ctx, sql`person.id = ${ownId(ctx)}`))
  if (!read) throw new Problem('person.not_linked')
  return planFrom(ctx, read.facts)
}

/** Asks for oneself. */
export const makeOwn = (ctx: Context, input: NewPersonRequest): Promise<PersonRequest> =>
  make(ctx, sql`person.id = ${ownId(ctx)}`, 'person.not_linked', 'online', input)

/** Enters what somebody asked for at the window. */
export const enter = (ctx: Context, personId: string, input: NewPersonRequest): Promise<PersonRequest> =>
  make(
    ctx,
    sql`person.id = ${personId} AND ${reachesPerson(ctx, 'person-request:decide', sql`person.id`)}`,
    'resource.not_found',
    'window',
    input,
  )

/** A correction as it is kept: a document encrypted beside it. */
async function correctionOf(ctx: Context, id: string, input: NewPersonRequest) {
  if (input.kind === 'erasure') return { correction: null, documentSealed: null }
  const { document, ...plain } = input.correction
  if (document === undefined && Object.keys(plain).length === 0) throw new Problem('person_request.nothing')
  if (document === undefined) return { correction: plain as Correction, documentSealed: null }
  const checked = checkedDocument(document, ctx.today, '/correction/document/number')
  const { documentType, documentMask } = masksOf({ document: checked })
  return {
    correction: { ...plain, documentType: documentType!, documentMask: documentMask! } as Correction,
    documentSealed: await requestDocument(id, checked.number),
  }
}

/**
 * Keeps a request, to be answered within fifteen days. An erasure that nothing stands in the way of is done with it.
 *
 * @throws Problem `person_request.open`, `person_request.nothing`, `person.closed`
 */
async function make(
  ctx: Context,
  whose: SQL,
  otherwise: 'resource.not_found' | 'person.not_linked',
  channel: PersonRequest['channel'],
  input: NewPersonRequest,
): Promise<PersonRequest> {
  refuseIdentifiers({ '/reason': input.reason })
  const [read] = await ctx.db.all<Asked>(asking(ctx, whose))
  if (!read) throw new Problem(otherwise)
  if (read.closed) throw new Problem('person.closed')
  const id = newId('personRequest', new Date(ctx.now))
  const plan = input.kind === 'erasure' ? planFrom(ctx, read.facts) : null
  // Whoever asks at the window is answered by whoever stands behind it.
  const atOnce = plan !== null && plan.atOnce && channel === 'online'
  const { correction, documentSealed } = await correctionOf(ctx, id, input)
  const made = {
    id,
    personId: read.id,
    kind: input.kind,
    state: atOnce ? ('done' as const) : ('open' as const),
    madeAt: ctx.now,
    dueOn: addDays(ctx.today, daysToAnswer),
    channel,
    reason: atOnce ? '' : input.reason,
    correction,
    decidedAt: atOnce ? ctx.now : null,
    decidedBy: null,
    answer: null,
    receipt: atOnce ? plan : null,
    isDemo: read.isDemo === 1,
  }
  return ctx.commit(
    { ...made, personName: atOnce ? tombstone : read.name },
    unique(
      'person_request.person_id',
      'person_request.open',
      ctx.db.insert(personRequest).values({ ...made, documentSealed, madeBy: ctx.principal.id }),
    ),
    audit(
      'person_request.make',
      { type: 'person-request', id },
      { kind: input.kind, personId: read.id, channel },
    ),
    atOnce ? erased(ctx, read.id, plan) : [],
  )
}

/** Takes back a request of one's own. */
export async function withdraw(ctx: Context, id: string): Promise<PersonRequest> {
  const [row] = await ctx.db.all<RequestRow>(sql`SELECT ${requestColumns} FROM ${requestsJoined}
    WHERE r.id = ${id} AND r.person_id = ${ownId(ctx)}`)
  if (!row) throw new Problem('resource.not_found')
  if (row.state !== 'open') throw new Problem('person_request.decided')
  return ctx.commit(
    { ...asRequest(row), state: 'withdrawn' as const, decidedAt: ctx.now, correction: null },
    exactlyOne(
      ctx.db
        .run(sql`UPDATE person_request SET state = 'withdrawn', decided_at = ${ctx.now}, correction = NULL, document_sealed = NULL
        WHERE id = ${id} AND state = 'open'`),
      'person_request.decided',
    ),
    audit('person_request.withdraw', { type: 'person-request', id }),
  )
}
