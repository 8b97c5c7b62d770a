import { topicEvents, type TopicEntry, type TopicFact } from '@alliance/contracts/events'
import { exactlyOne, publisher, type Context, type Write } from '@alliance/service-kit'
import { and, eq, sql } from 'drizzle-orm'
import { raise, whoMay } from '../notices.ts'
import type { ReadTopic } from './topics.queries.ts'
import { topic, topicEntry, type TopicRow } from './topics.table.ts'

export const publish = publisher(topicEvents)
export const object = (id: string) => ({ type: 'topic', id })

/** What everyone hears of it: a person who is not shown is not told of either. */
export const fact = (row: TopicRow): { subject: string; version: number; data: TopicFact } => ({
  subject: row.id,
  version: row.version,
  data: {
    activityId: row.activityId,
    title: row.title,
    description: row.description,
    category: row.category,
    chain: row.chain,
    link: row.link,
    state: row.state,
    raiserOrganisationId: row.raiserOrganisationId,
    raiserPersonId: row.personShown ? row.raiserPersonId : null,
    ownerOrganisationId: row.ownerOrganisationId,
    ownerPersonId: row.ownerPersonId,
    dueOn: row.dueOn,
    confirmedBy: row.confirmedBy,
    reopened: row.reopened,
    raisedAt: row.raisedAt,
    isDemo: row.isDemo,
  },
})

/** What the history says of a step. */
export const entered = (
  ctx: Context,
  { row, own }: Pick<ReadTopic, 'row' | 'own'>,
  what: TopicEntry['what'],
  { note = null, owner = null }: { note?: string | null; owner?: string | null } = {},
): Write =>
  ctx.db.insert(topicEntry).values({
    topicId: row.id,
    version: row.version,
    what,
    at: ctx.now,
    byId: ctx.principal.id,
    byName: ctx.principal.name,
    asRaiser: own,
    note,
    ownerName: owner,
    dueOn: row.dueOn,
  })

/** The topic as a step leaves it, written only where it still reads as it was read. */
export const moved = (ctx: Context, read: ReadTopic, change: Partial<TopicRow>) => {
  const set = { ...change, version: read.row.version + 1, updatedAt: ctx.now }
  return {
    next: { ...read, row: { ...read.row, ...set } },
    write: exactlyOne(
      ctx.db
        .update(topic)
        .set(set)
        .where(and(eq(topic.id, read.row.id), eq(topic.version, read.row.version))),
      'topic.changed_meanwhile',
    ),
  }
}

type Kind = 'topic.assigned' | 'topic.answered' | 'topic.closed' | 'topic.reopened'
const about = (row: TopicRow) => ({
  subject: { type: 'topic', id: row.id, path: `/topics/${row.id}` },
  params: { title: row.title },
  expiresAt: null,
  key: `${row.version}`,
})

/** Tells people of a topic; whoever took the step need not be told. */
export const tell = (ctx: Context, kind: Kind, row: TopicRow, ...personIds: (string | null)[]): Write =>
  raise(kind, {
    ...about(row),
    to: sql`SELECT k.account_id FROM json_each(${JSON.stringify(personIds)}) told JOIN known_person k ON k.id = told.value
      WHERE k.active = 1 AND k.account_id <> ${ctx.principal.id}`,
  })

/** Tells an owner that is a body and no person: whoever may answer for it. */
export const tellOwner = (ctx: Context, kind: Kind, { row, ownerPath }: ReadTopic): Write =>
  row.ownerPersonId !== null || row.ownerOrganisationId === null
    ? []
    : raise(kind, {
        ...about(row),
        to: {
          holders: whoMay('topic:write', { id: row.ownerOrganisationId, path: ownerPath }, ctx.principal.id),
        },
      })
