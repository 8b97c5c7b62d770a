import { BUILT_IN_CALENDAR } from '@alliance/calendar'
import { type Topic, type TopicAssignment, type TopicEntry, type TopicStep } from '@alliance/contracts/events'
import { topicWorkingDays } from '@alliance/contracts/programme'
import { audit, Problem, type Context, type Write } from '@alliance/service-kit'
import { refuseIdentifiers } from '@alliance/service-kit/free-text'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { sql } from 'drizzle-orm'
import {
  asTopic,
  fromTopic,
  ownerName,
  readSeen,
  readTopic,
  seen,
  topicColumns,
  type ReadTopic,
} from './topics.queries.ts'
import { afterStep, dueAfter, partyFor, type Party, type Step } from './topics.rules.ts'
import type { TopicRow } from './topics.table.ts'
import { entered, fact, moved, object, publish, tell, tellOwner } from './writing.ts'

/**
 * Where a step leads, and as whom the principal takes it.
 *
 * @throws Problem `topic.not_yours`, `topic.state`
 */
function allowed({ row, parties }: ReadTopic, step: Step) {
  const party = partyFor(step, parties)
  if (party === null) throw new Problem('topic.not_yours')
  const state = afterStep(row.state, step, row.ownerOrganisationId !== null || row.ownerPersonId !== null)
  if (state === null) throw new Problem('topic.state')
  return { state, party }
}

const dated = (ctx: Context, workingDays: number): Partial<TopicRow> => {
  const { date, provisional } = dueAfter(BUILT_IN_CALENDAR, ctx.today, workingDays)
  return { countedFrom: ctx.today, workingDays, dueOn: date, dueProvisional: provisional }
}

/**
 * Gives it to an owner, anew where it has one, and counts the days from today.
 *
 * @throws Problem `topic.owner_unknown`, `topic.changed_meanwhile`, and as `allowed`
 */
export async function assign(ctx: Context, id: string, given: TopicAssignment): Promise<Topic> {
  refuseMarkings({ '/note': given.note })
  refuseIdentifiers({ '/note': given.note })
  const [raw] = await ctx.db.all<Record<string, unknown>>(sql`SELECT ${topicColumns(ctx)},
      k.id AS "givenPerson", k.display_name AS "givenPersonName", coalesce(o.id, p.id) AS "givenBody", coalesce(o.name, p.name) AS "givenBodyName", p.path AS "givenPath"
    FROM ${fromTopic} LEFT JOIN known_person k ON k.id = ${given.personId} AND k.active = 1
      LEFT JOIN known_organisation o ON o.id = coalesce(${given.organisationId}, k.employer_id) AND o.active = 1
      LEFT JOIN known_party_organisation p ON p.id = ${given.organisationId} AND p.active = 1
    WHERE t.id = ${id} AND ${seen(ctx)}`)
  if (!raw) throw new Problem('resource.not_found')
  const read = readTopic(raw)
  const { state } = allowed(read, 'assign')
  const unknown =
    (given.personId !== null && raw.givenPerson === null) ||
    (given.organisationId !== null && raw.givenBody === null)
  if (unknown) throw new Problem('topic.owner_unknown')
  const { next, write } = moved(ctx, read, {
    state,
    ownerPersonId: raw.givenPerson as string | null,
    ownerOrganisationId: raw.givenBody as string | null,
    ...dated(ctx, given.workingDays ?? topicWorkingDays[read.row.category]),
  })
  const assigned: ReadTopic = {
    ...next,
    ownerPerson: raw.givenPersonName as string | null,
    ownerOrganisation: raw.givenBodyName as string | null,
    ownerPath: raw.givenPath as string | null,
  }
  return ctx.commit(
    asTopic(ctx, assigned),
    write,
    entered(ctx, assigned, 'assigned', { note: given.note || null, owner: ownerName(assigned) }),
    audit('topic.assign', object(id), { owner: next.row.ownerOrganisationId, dueOn: next.row.dueOn }),
    publish('topic.assigned', fact(next.row)),
    tell(ctx, 'topic.assigned', next.row, next.row.ownerPersonId),
    tellOwner(ctx, 'topic.assigned', assigned),
  )
}

type Taken = TopicStep['step']
const happened = {
  begin: 'begun',
  return: 'returned',
  answer: 'answered',
  resolve: 'resolved',
  decline: 'declined',
  reopen: 'reopened',
} as const satisfies Record<Taken, TopicEntry['what']>

const undated = { countedFrom: null, workingDays: null, dueOn: null, dueProvisional: false }

/** What a step changes besides the state. */
function changed(ctx: Context, { row }: ReadTopic, step: Taken, text: string, party: Party) {
  const change: Record<Taken, Partial<TopicRow>> = {
    begin: {},
    return: { ownerOrganisationId: null, ownerPersonId: null, ...undated },
    answer: { answer: text, answeredById: ctx.principal.id },
    resolve: { confirmedBy: party === 'raiser' ? 'raiser' : 'organiser', closedAt: ctx.now },
    decline: { declineReason: text, closedAt: ctx.now },
    reopen: {
      answer: null,
      answeredById: null,
      confirmedBy: null,
      declineReason: null,
      closedAt: null,
      reopened: row.reopened + 1,
      ...(row.workingDays === null ? {} : dated(ctx, row.workingDays)),
    },
  }
  return change[step]
}

function telling(ctx: Context, read: ReadTopic, step: Taken): Write {
  const { row } = read
  if (step === 'answer') return tell(ctx, 'topic.answered', row, row.raiserPersonId)
  if (step === 'reopen')
    return [tell(ctx, 'topic.reopened', row, row.ownerPersonId), tellOwner(ctx, 'topic.reopened', read)]
  if (step === 'resolve' || step === 'decline')
    return [
      tell(ctx, 'topic.closed', row, row.raiserPersonId, row.ownerPersonId),
      tellOwner(ctx, 'topic.closed', read),
    ]
  return []
}

/**
 * Takes a step with it, as its owner, its raiser or an organiser.
 *
 * @throws Problem `duties.separate` where who answered would say that it is solved; `topic.changed_meanwhile`, and as `allowed`
 */
export async function take(ctx: Context, id: string, { step, text }: TopicStep): Promise<Topic> {
  refuseMarkings({ '/text': text })
  refuseIdentifiers({ '/text': text })
  const read = await readSeen(ctx, id)
  const { state, party } = allowed(read, step)
  if (step === 'resolve' && read.row.answeredById === ctx.principal.id) throw new Problem('duties.separate')
  const { next, write } = moved(ctx, read, { ...changed(ctx, read, step, text, party), state })
  const left =
    step === 'return'
      ? { ...next, ownerOrganisation: null, ownerPath: null, ownerPerson: null, parties: read.parties }
      : next
  return ctx.commit(
    asTopic(ctx, left),
    write,
    entered(ctx, next, happened[step], { note: text, owner: ownerName(read) }),
    audit(`topic.${step}`, object(id), { as: party }),
    publish(`topic.${happened[step]}`, fact(next.row)),
    telling(ctx, next, step),
  )
}
