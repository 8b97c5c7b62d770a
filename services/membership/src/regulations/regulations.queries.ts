import type {
  Regulation,
  RegulationCard,
  RegulationDifference,
  RegulationVersion,
  StoredDocument,
} from '@alliance/contracts/membership'
import { Problem, type Context } from '@alliance/service-kit'
import { eq, getTableColumns, sql } from 'drizzle-orm'
import { documentsJson } from '../documents/documents.usecases.ts'
import { rows } from '../json.ts'
import { organisation } from '../organisations/organisations.table.ts'
import { difference, stateOn } from './regulations.rules.ts'
import { regulation, regulationVersion, type RegulationRow } from './regulations.table.ts'

/** What a row of the list is made of, as on a date. */
export const columnsOn = (asOf: string) => ({
  ...getTableColumns(regulation),
  issuedByName: sql<string>`organisation.name`.as('issued_by_name'),
  firstFrom:
    sql<string>`(SELECT v.valid_from FROM regulation_version v WHERE v.regulation_id = regulation.id ORDER BY v.valid_from LIMIT 1)`.as(
      'first_from',
    ),
  holding: sql<
    string | null
  >`(SELECT json_object('number', v.number, 'from', v.valid_from, 'to', v.valid_to) FROM regulation_version v
    WHERE v.regulation_id = regulation.id AND v.valid_from <= ${asOf} ORDER BY v.valid_from DESC LIMIT 1)`.as(
    'holding',
  ),
})

type ReadRow = RegulationRow & { issuedByName: string; firstFrom: string; holding: string | null }

export function asRegulation({ firstFrom, holding, ...row }: ReadRow, date: string): Regulation {
  const last =
    holding === null ? null : (JSON.parse(holding) as { number: number; from: string; to: string | null })
  const inForce =
    last && (last.to === null || last.to > date) ? { number: last.number, from: last.from } : null
  return {
    ...row,
    state: stateOn({ firstFrom, repealedOn: row.repealedOn }, date),
    inForce,
    reviewOverdue: row.reviewDueOn !== null && row.repealedOn === null && row.reviewDueOn < date,
  }
}

/** One regulation as on a date; whoever may read regulations may read all of them. */
export async function readRegulation(ctx: Context, id: string, asOf = ctx.today): Promise<Regulation> {
  const [row] = await ctx.db
    .select(columnsOn(asOf))
    .from(regulation)
    .innerJoin(organisation, eq(organisation.id, regulation.issuedById))
    .where(eq(regulation.id, id))
  if (!row) throw new Problem('resource.not_found')
  return asRegulation(row, asOf)
}

/** As much of each list as a card takes. */
const most = 100

/** The card of a regulation as on a date. One round trip. */
export async function card(ctx: Context, id: string, asOf = ctx.today): Promise<RegulationCard> {
  ctx.reach('regulation:read')
  const [row] = await ctx.db
    .select({
      ...columnsOn(asOf),
      versions: sql<string>`${rows(
        sql`'id', id, 'number', number, 'from', valid_from, 'to', valid_to, 'note', note,
          'text', iif(valid_from <= ${asOf} AND (valid_to IS NULL OR valid_to > ${asOf}), text, NULL),
          'recordedBy', recorded_by, 'recordedAt', recorded_at`,
        sql`SELECT * FROM regulation_version v WHERE v.regulation_id = regulation.id ORDER BY v.valid_from DESC LIMIT ${most + 1}`,
      )}`.as('versions'),
      documents: sql<string>`${documentsJson(sql`d.regulation_id = regulation.id`, most)}`.as('documents'),
      reviews: sql<string>`${rows(
        sql`'id', id, 'reviewedOn', reviewed_on, 'outcome', outcome, 'note', note, 'recordedBy', recorded_by`,
        sql`SELECT * FROM regulation_review r WHERE r.regulation_id = regulation.id ORDER BY r.id DESC LIMIT ${most + 1}`,
      )}`.as('reviews'),
    })
    .from(regulation)
    .innerJoin(organisation, eq(organisation.id, regulation.issuedById))
    .where(eq(regulation.id, id))
  if (!row) throw new Problem('resource.not_found')
  const { versions, documents, reviews, ...shown } = row
  const lists = {
    versions: JSON.parse(versions) as RegulationVersion[],
    documents: JSON.parse(documents) as StoredDocument[],
    reviews: JSON.parse(reviews) as RegulationCard['reviews'],
  }
  return {
    asOf,
    regulation: asRegulation(shown, asOf),
    versions: lists.versions.slice(0, most),
    documents: lists.documents.slice(0, most),
    reviews: lists.reviews.slice(0, most),
    cut: Object.values(lists).some(({ length }) => length > most),
  }
}

const { regulationId: _, ...versionColumns } = getTableColumns(regulationVersion)

async function versionsNumbered(ctx: Context, id: string, numbers: number[]): Promise<RegulationVersion[]> {
  ctx.reach('regulation:read')
  return ctx.db
    .select(versionColumns)
    .from(regulationVersion)
    .where(sql`regulation_id = ${id} AND number IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))`)
}

export async function version(ctx: Context, id: string, number: number): Promise<RegulationVersion> {
  const [found] = await versionsNumbered(ctx, id, [number])
  if (!found) throw new Problem('resource.not_found')
  return found
}

/** @throws Problem `regulation.version_unknown` */
export async function compare(
  ctx: Context,
  id: string,
  numbers: { older: number; newer: number },
): Promise<RegulationDifference> {
  const found = await versionsNumbered(ctx, id, [numbers.older, numbers.newer])
  if (found.length === 0) await readRegulation(ctx, id)
  const older = found.find(({ number }) => number === numbers.older)
  const newer = found.find(({ number }) => number === numbers.newer)
  if (!older || !newer) throw new Problem('regulation.version_unknown')
  return { older, newer, parts: difference(older.text ?? '', newer.text ?? '') }
}
