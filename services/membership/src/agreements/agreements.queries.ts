import type {
  Agreement,
  AgreementCard,
  AgreementEdition,
  AgreementParty,
  Milestone,
  StoredDocument,
} from '@alliance/contracts/membership'
import { Problem, type Context } from '@alliance/service-kit'
import { getTableColumns, sql, type SQL } from 'drizzle-orm'
import { documentsJson } from '../documents/documents.usecases.ts'
import { rows, truth } from '../json.ts'
import { milestoneState, stateOn } from './agreements.rules.ts'
import { agreement, type AgreementRow } from './agreements.table.ts'

/** Parties of the agreement in the query, present ones as on today. */
const partiesJson = rows(
  sql`'organisationId', organisation_id, 'organisationName', organisation_name, 'role', role, 'from', valid_from, 'to', valid_to`,
  sql`SELECT p.*, o.name AS organisation_name FROM agreement_party p JOIN organisation o ON o.id = p.organisation_id
    WHERE p.agreement_id = agreement.id ORDER BY p.position, p.id LIMIT 200`,
)

export const columns = { ...getTableColumns(agreement), parties: sql<string>`${partiesJson}`.as('parties') }
export type ReadRow = AgreementRow & { parties: string }

/** An agreement as its latest edition says, with the parties that it has today. */
export function asAgreement({ parties, ...row }: ReadRow, date: string): Agreement {
  return {
    ...row,
    state: stateOn(row, date),
    parties: (JSON.parse(parties) as AgreementParty[]).filter(({ to }) => to === null),
  }
}

/**
 * The condition that an agreement, by its id in the query, may be read: zone roles read all, an enterprise's staff
 * those that it is a party of.
 */
export function readableBy(ctx: Context, id: SQL): SQL {
  const reach = ctx.reach('agreement:read')
  if (reach === 'everywhere') return sql`1 = 1`
  return sql`${id} IN (SELECT mine.agreement_id FROM json_each(${JSON.stringify(reach.enterprises)}) granted
    JOIN agreement_party mine ON mine.organisation_id = granted.value AND mine.valid_to IS NULL)`
}

/** One agreement, if the principal may read it. */
export async function readAgreement(ctx: Context, id: string): Promise<ReadRow> {
  const [row] = await ctx.db
    .select(columns)
    .from(agreement)
    .where(sql`agreement.id = ${id} AND ${readableBy(ctx, sql`agreement.id`)}`)
  if (!row) throw new Problem('resource.not_found')
  return row
}

/** As much of each list as a card takes. */
const most = 200

type Kept = Pick<AgreementEdition, 'edition' | 'effectiveOn' | 'reason' | 'recordedBy' | 'recordedAt'> & {
  content: Omit<AgreementEdition, keyof Kept | 'content'>
}

const named = (condition: SQL): SQL<string | null> =>
  sql<
    string | null
  >`(SELECT json_object('id', other.id, 'title', other.title) FROM agreement other WHERE ${condition} LIMIT 1)`

const cardColumns = {
  ...columns,
  milestones: sql<string>`${rows(
    sql`'id', id, 'agreementId', agreement_id, 'title', title, 'dueOn', due_on, 'doneOn', done_on,
      'cancelled', ${truth(sql`cancelled_at IS NOT NULL`)}, 'note', note, 'isDemo', ${truth(sql`is_demo`)}`,
    sql`SELECT * FROM milestone m WHERE m.agreement_id = agreement.id ORDER BY m.due_on, m.id LIMIT ${most + 1}`,
  )}`.as('milestones'),
  documents: sql<string>`${documentsJson(sql`d.agreement_id = agreement.id`, most)}`.as('documents'),
  editions: sql<string>`${rows(
    sql`'edition', edition, 'effectiveOn', effective_on, 'reason', reason, 'content', json(content),
      'recordedBy', recorded_by, 'recordedAt', recorded_at`,
    sql`SELECT * FROM agreement_edition e WHERE e.agreement_id = agreement.id ORDER BY e.edition DESC LIMIT ${most + 1}`,
  )}`.as('editions'),
  renews: named(sql`other.id = agreement.renews_id`).as('renews'),
  renewedBy: named(sql`other.renews_id = agreement.id`).as('renewed_by'),
}

/** The card of an agreement as it was on a date. One round trip. */
export async function card(ctx: Context, id: string, asOf = ctx.today): Promise<AgreementCard> {
  const [row] = await ctx.db
    .select(cardColumns)
    .from(agreement)
    .where(sql`agreement.id = ${id} AND ${readableBy(ctx, sql`agreement.id`)}`)
  if (!row) throw new Problem('resource.not_found')
  const { milestones, documents, editions, renews, renewedBy, parties, ...kept } = row
  const all = (JSON.parse(editions) as Kept[]).map(({ content, ...edition }) => ({ ...edition, ...content }))
  const holding = all.find(({ effectiveOn }) => effectiveOn <= asOf) ?? all.at(-1)!
  const { edition, title, scope, termKind, termFrom, termTo, links, actions } = holding
  const then = { ...kept, edition, title, scope, termKind, termFrom, termTo, links, actions }
  // Before its first edition an agreement is shown as that one.
  const day = asOf < holding.effectiveOn ? holding.effectiveOn : asOf
  const onThatDay = (JSON.parse(parties) as AgreementParty[]).filter(
    ({ from, to }) => from <= day && (to === null || to > day),
  )
  const listed = (JSON.parse(milestones) as (Omit<Milestone, 'state'> & { cancelled: boolean })[]).map(
    ({ cancelled, ...milestone }) => ({
      ...milestone,
      state: milestoneState({ ...milestone, cancelled }, asOf),
    }),
  )
  const files = JSON.parse(documents) as StoredDocument[]
  const parsed = (text: string | null) =>
    text === null ? null : (JSON.parse(text) as AgreementCard['renews'])
  return {
    asOf,
    agreement: { ...then, state: stateOn(then, asOf), parties: onThatDay },
    renews: parsed(renews),
    renewedBy: parsed(renewedBy),
    milestones: listed.slice(0, most),
    documents: files.slice(0, most),
    editions: all.slice(0, most),
    cut: [listed, files, all].some(({ length }) => length > most),
  }
}
