import type { Permission } from '@alliance/contracts'
import type { Topic } from '@alliance/contracts/events'
import { Problem, type Context, type Reach } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { bodyWithin, hostedWithin, reachOrNone } from '../reach.ts'
import { asRow, columnsOf } from '@alliance/service-kit/database/rows'
import { isOverdue, type Party } from './topics.rules.ts'
import { topic, type TopicRow } from './topics.table.ts'

/** The condition that a person of the register is the principal. */
const oneself = (ctx: Context, personId: SQL): SQL =>
  sql`coalesce(${personId} IN (SELECT id FROM known_person WHERE account_id = ${ctx.principal.id}), 0)`

/** How far a permission goes as one body among others: who may do it everywhere is no owner and no raiser by that. */
const bodiesOf = (ctx: Context, permission: Permission): Reach | null => {
  const reach = reachOrNone(ctx, permission)
  return reach === 'everywhere' ? null : reach
}

/** The conditions that the principal organises the activity of `topic t`, owns it, raised it. */
const partyTo = (ctx: Context, permission: Permission): Record<Party, SQL> => ({
  organiser: hostedWithin(reachOrNone(ctx, permission), sql`t.activity_id`),
  owner: sql`(${oneself(ctx, sql`t.owner_person_id`)} OR ${bodyWithin(bodiesOf(ctx, permission), sql`t.owner_organisation_id`)})`,
  raiser: sql`(${oneself(ctx, sql`t.raiser_person_id`)} OR ${bodyWithin(bodiesOf(ctx, permission), sql`t.raiser_organisation_id`)})`,
})

/** The condition that the principal may see `topic t` at all. */
export function seen(ctx: Context): SQL {
  const { organiser, owner, raiser } = partyTo(ctx, 'topic:read')
  return sql`(${organiser} OR ${owner} OR ${raiser})`
}

/** What stands behind SELECT for a topic as the principal may see it, of `topic t`. */
export function topicColumns(ctx: Context): SQL {
  const { organiser, owner, raiser } = partyTo(ctx, 'topic:write')
  return sql`${columnsOf(topic, 't')}, a.title AS "activityTitle",
    (SELECT name FROM known_organisation WHERE id = t.raiser_organisation_id) AS "raiserOrganisation",
    (SELECT display_name FROM known_person WHERE id = t.raiser_person_id) AS "raiserPerson",
    coalesce((SELECT name FROM known_organisation WHERE id = t.owner_organisation_id),
      (SELECT name FROM known_party_organisation WHERE id = t.owner_organisation_id)) AS "ownerOrganisation",
    (SELECT path FROM known_party_organisation WHERE id = t.owner_organisation_id) AS "ownerPath",
    (SELECT display_name FROM known_person WHERE id = t.owner_person_id) AS "ownerPerson",
    ${organiser} AS organises, ${owner} AS owns, ${raiser} AS raised, ${oneself(ctx, sql`t.raiser_person_id`)} AS own`
}
export const fromTopic = sql`topic t JOIN activity a ON a.id = t.activity_id`

export interface ReadTopic {
  row: TopicRow
  activityTitle: string
  raiserOrganisation: string | null
  raiserPerson: string | null
  ownerOrganisation: string | null
  /** Of an owner that is a Party organisation. */
  ownerPath: string | null
  ownerPerson: string | null
  parties: Party[]
  /** The principal is the person who raised it. */
  own: boolean
}

export const readTopic = (raw: Record<string, unknown>): ReadTopic => ({
  row: asRow(topic, raw),
  activityTitle: raw.activityTitle as string,
  raiserOrganisation: raw.raiserOrganisation as string | null,
  raiserPerson: raw.raiserPerson as string | null,
  ownerOrganisation: raw.ownerOrganisation as string | null,
  ownerPath: raw.ownerPath as string | null,
  ownerPerson: raw.ownerPerson as string | null,
  parties: (
    [
      ['organiser', raw.organises],
      ['owner', raw.owns],
      ['raiser', raw.raised],
    ] as const
  )
    .filter(([, is]) => is === 1)
    .map(([party]) => party),
  own: raw.own === 1,
})

/** Whether the one who asks is shown which person raised it. */
export const showsPerson = ({ row, parties, own }: ReadTopic): boolean =>
  row.personShown || own || parties.includes('organiser')

/** The owner as the history keeps it. */
export const ownerName = ({ ownerOrganisation, ownerPerson }: ReadTopic): string | null =>
  [ownerOrganisation, ownerPerson].filter(Boolean).join(' · ') || null

export function asTopic(ctx: Context, read: ReadTopic): Topic {
  const { row } = read
  const owned = row.ownerOrganisationId !== null || row.ownerPersonId !== null
  return {
    id: row.id,
    activityId: row.activityId,
    activityTitle: read.activityTitle,
    title: row.title,
    description: row.description,
    category: row.category,
    chain: row.chain as Topic['chain'],
    link: row.link as Topic['link'],
    state: row.state,
    raiser: {
      organisationId: row.raiserOrganisationId,
      organisationName: read.raiserOrganisation,
      personName: showsPerson(read) ? read.raiserPerson : null,
      personShown: row.personShown,
    },
    owner: owned
      ? {
          organisationId: row.ownerOrganisationId,
          organisationName: read.ownerOrganisation,
          personId: row.ownerPersonId,
          personName: read.ownerPerson,
        }
      : null,
    workingDays: row.workingDays,
    dueOn: row.dueOn,
    dueProvisional: row.dueProvisional,
    overdue: isOverdue(row, ctx.today),
    answer: row.answer,
    confirmedBy: row.confirmedBy,
    declineReason: row.declineReason,
    reopened: row.reopened,
    raisedAt: row.raisedAt,
    closedAt: row.closedAt,
    provenance: row.provenance,
    sourceRef: row.sourceRef,
    isDemo: row.isDemo,
    version: row.version,
  }
}

/** A topic that the principal may see, in one round trip. */
export async function readSeen(ctx: Context, id: string): Promise<ReadTopic> {
  const [raw] = await ctx.db.all<Record<string, unknown>>(
    sql`SELECT ${topicColumns(ctx)} FROM ${fromTopic} WHERE t.id = ${id} AND ${seen(ctx)}`,
  )
  if (!raw) throw new Problem('resource.not_found')
  return readTopic(raw)
}
