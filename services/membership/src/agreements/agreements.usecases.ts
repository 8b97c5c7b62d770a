import type { Page } from '@alliance/contracts'
import type { Agreement, AgreementKind, Amendment, NewAgreement, Party } from '@alliance/contracts/membership'
import {
  after,
  audit,
  exactlyOne,
  keysOf,
  newId,
  pageFrom,
  Problem,
  unique,
  type Context,
} from '@alliance/service-kit'
import { desc, sql, type SQL } from 'drizzle-orm'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { asAgreement, columns, readableBy, readAgreement, type ReadRow } from './agreements.queries.ts'
import { partiesFit, partyChanges, stateOn, termFault } from './agreements.rules.ts'
import { agreement, agreementEdition, agreementParty, type AgreementRow } from './agreements.table.ts'

const object = (id: string) => ({ type: 'agreement', id })

interface ListQuery {
  limit: number
  cursor?: string
  kind?: AgreementKind
  organisationId?: string
}

/** A page of the agreements that the principal may read, the last recorded first. */
export async function list(
  ctx: Context,
  { limit, cursor, kind, organisationId }: ListQuery,
): Promise<Page<Agreement>> {
  const conditions: SQL[] = [after([sql`agreement.id`], keysOf(cursor, ['string']), 'descending')]
  if (kind) conditions.push(sql`agreement.kind = ${kind}`)
  if (organisationId)
    conditions.push(
      sql`agreement.id IN (SELECT of_one.agreement_id FROM agreement_party of_one WHERE of_one.organisation_id = ${organisationId} AND of_one.valid_to IS NULL)`,
    )
  conditions.push(readableBy(ctx, sql`agreement.id`))
  const rows = await ctx.db
    .select(columns)
    .from(agreement)
    .where(sql.join(conditions, sql` AND `))
    .orderBy(desc(agreement.id))
    .limit(limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.id],
    (row) => asAgreement(row, ctx.today),
  )
}

/** Only the zone's people write the register of agreements. */
export function mustWriteAgreements(ctx: Context): void {
  if (ctx.reach('agreement:write') !== 'everywhere') throw new Problem('access.denied')
}

/** @throws Problem `request.invalid` for dates that do not fit the kind of term or a marked title, `agreement.parties` */
function mustBeSound(input: Omit<Amendment, 'edition' | 'effectiveOn' | 'reason'>): void {
  const fault = termFault(input)
  if (fault) throw new Problem('request.invalid', { faults: [fault] })
  if (!partiesFit(input.parties)) throw new Problem('agreement.parties')
  refuseMarkings({ '/title': input.title })
}

const namesOf = (parties: readonly Party[]) =>
  sql<string>`(SELECT json_group_object(o.id, o.name)
    FROM json_each(${JSON.stringify([...new Set(parties.map(({ organisationId }) => organisationId))])})
    JOIN organisation o ON o.id = value)`

/** @throws Problem `organisation.unknown` unless every party is in the register */
function mustBeNamed(parties: readonly Party[], read: string): Record<string, string> {
  const names = JSON.parse(read) as Record<string, string>
  if (parties.some(({ organisationId }) => names[organisationId] === undefined))
    throw new Problem('organisation.unknown')
  return names
}

/** The names of the parties and, of a renewal, whether there is what it renews; one query. */
async function lookUp(ctx: Context, { parties, renewsId }: NewAgreement) {
  const [read] = await ctx.db.all<{ names: string; renewed: number }>(sql`
    SELECT ${namesOf(parties)} AS names, EXISTS (SELECT 1 FROM agreement WHERE id = ${renewsId}) AS renewed`)
  const names = mustBeNamed(parties, read!.names)
  if (renewsId !== null && !read!.renewed) throw new Problem('agreement.unknown')
  return names
}

const contentOf = (input: Omit<Amendment, 'edition' | 'effectiveOn' | 'reason'>) => {
  const { title, scope, termKind, termFrom, termTo, links, actions, parties } = input
  return { title, scope, termKind, termFrom, termTo, links, actions, parties }
}

const joining = (
  ctx: Context,
  agreementId: string,
  parties: readonly Party[],
  { edition, from }: { edition: number; from: string },
) =>
  parties.map((party, at) =>
    ctx.db.insert(agreementParty).values({
      id: newId('agreementParty', new Date(ctx.now)),
      agreementId,
      ...party,
      position: edition * 100 + at,
      from,
      to: null,
    }),
  )

/**
 * Records an agreement with its first edition, which holds from the day of its signature, or of its entry while it is
 * a draft.
 *
 * @throws Problem `organisation.unknown`, `agreement.unknown`, `agreement.renewed`, and as `mustBeSound`
 */
export async function create(ctx: Context, input: NewAgreement): Promise<Agreement> {
  mustWriteAgreements(ctx)
  mustBeSound(input)
  if (input.signedOn !== null && input.signedOn > ctx.today)
    throw new Problem('request.invalid', { faults: [{ pointer: '/signedOn', code: 'date.future' }] })
  const names = await lookUp(ctx, input)
  const { parties, ...given } = input
  const row: AgreementRow = {
    id: newId('agreement', new Date(ctx.now)),
    ...given,
    endedOn: null,
    endReason: null,
    edition: 1,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  const effectiveOn = input.signedOn ?? ctx.today
  const shown = parties.map((party) => ({
    ...party,
    organisationName: names[party.organisationId]!,
    from: effectiveOn,
    to: null,
  }))
  return ctx.commit(
    { ...row, state: stateOn(row, ctx.today), parties: shown },
    unique('agreement.renews_id', 'agreement.renewed', ctx.db.insert(agreement).values(row)),
    joining(ctx, row.id, parties, { edition: 1, from: effectiveOn }),
    ctx.db.insert(agreementEdition).values({
      agreementId: row.id,
      edition: 1,
      effectiveOn,
      reason: null,
      content: contentOf(input),
      recordedBy: ctx.principal.name,
      recordedAt: ctx.now,
    }),
    audit('agreement.create', object(row.id), { kind: row.kind, signedOn: row.signedOn, parties }),
  )
}

/** The agreement as the caller may change it. */
async function readToWrite(ctx: Context, id: string): Promise<ReadRow> {
  mustWriteAgreements(ctx)
  return readAgreement(ctx, id)
}

const changed = (ctx: Context, row: AgreementRow, change: Partial<AgreementRow>) => ({
  ...change,
  version: row.version + 1,
  updatedAt: ctx.now,
})

/**
 * Makes the next edition. What was agreed before stays readable as of its own days.
 *
 * @throws Problem `agreement.amended` when the edition amended is not the latest, `agreement.ended`, `request.invalid`
 *   at `/effectiveOn` for a day to come or before the edition it amends, and as `mustBeSound`
 */
export async function amend(ctx: Context, id: string, input: Amendment): Promise<Agreement> {
  mustWriteAgreements(ctx)
  const [found] = await ctx.db
    .select({
      ...columns,
      names: namesOf(input.parties).as('names'),
      since: sql<string>`(SELECT e.effective_on FROM agreement_edition e WHERE e.agreement_id = agreement.id
        ORDER BY e.edition DESC LIMIT 1)`.as('since'),
    })
    .from(agreement)
    .where(sql`agreement.id = ${id} AND ${readableBy(ctx, sql`agreement.id`)}`)
  if (!found) throw new Problem('resource.not_found')
  const { names: namesRead, since, ...read } = found
  mustBeSound(input)
  if (read.edition !== input.edition) throw new Problem('agreement.amended')
  if (read.endedOn !== null) throw new Problem('agreement.ended')
  if (input.effectiveOn > ctx.today)
    throw new Problem('request.invalid', { faults: [{ pointer: '/effectiveOn', code: 'date.future' }] })
  const names = mustBeNamed(input.parties, namesRead)
  if (input.effectiveOn < since)
    throw new Problem('request.invalid', { faults: [{ pointer: '/effectiveOn', code: 'period.reversed' }] })
  const present = asAgreement(read, ctx.today).parties
  const { leaving, joining: arriving } = partyChanges(present, input.parties)
  const edition = read.edition + 1
  const { parties, ...terms } = contentOf(input)
  const change = changed(ctx, read, { ...terms, edition })
  const after: ReadRow = {
    ...read,
    ...change,
    parties: JSON.stringify(
      parties.map((party) => ({
        ...party,
        organisationName: names[party.organisationId],
        from:
          present.find((one) => one.organisationId === party.organisationId && one.role === party.role)
            ?.from ?? input.effectiveOn,
        to: null,
      })),
    ),
  }
  return ctx.commit(
    asAgreement(after, ctx.today),
    exactlyOne(
      ctx.db
        .update(agreement)
        .set(change)
        .where(sql`id = ${id} AND edition = ${read.edition} AND ended_on IS NULL`),
      'agreement.amended',
    ),
    leaving.map(({ organisationId, role }) =>
      ctx.db
        .update(agreementParty)
        .set({ to: input.effectiveOn })
        .where(
          sql`agreement_id = ${id} AND organisation_id = ${organisationId} AND role = ${role} AND valid_to IS NULL`,
        ),
    ),
    joining(ctx, id, arriving, { edition, from: input.effectiveOn }),
    ctx.db.insert(agreementEdition).values({
      agreementId: id,
      edition,
      effectiveOn: input.effectiveOn,
      reason: input.reason,
      content: contentOf(input),
      recordedBy: ctx.principal.name,
      recordedAt: ctx.now,
    }),
    audit('agreement.amend', object(id), { edition, leaving, joining: arriving }),
  )
}

/** @throws Problem `agreement.signed`, `request.invalid` at `/signedOn` for a day to come */
export async function sign(ctx: Context, id: string, signedOn: string): Promise<Agreement> {
  const read = await readToWrite(ctx, id)
  if (read.signedOn !== null) throw new Problem('agreement.signed')
  if (signedOn > ctx.today)
    throw new Problem('request.invalid', { faults: [{ pointer: '/signedOn', code: 'date.future' }] })
  const change = changed(ctx, read, { signedOn })
  return ctx.commit(
    asAgreement({ ...read, ...change }, ctx.today),
    exactlyOne(
      ctx.db
        .update(agreement)
        .set(change)
        .where(sql`id = ${id} AND signed_on IS NULL`),
      'agreement.signed',
    ),
    audit('agreement.sign', object(id), { signedOn }),
  )
}

/** @throws Problem `agreement.not_signed`, `agreement.ended`, `request.invalid` at `/on` for a day before it was signed */
export async function end(ctx: Context, id: string, on: string, reason: string): Promise<Agreement> {
  const read = await readToWrite(ctx, id)
  if (read.signedOn === null) throw new Problem('agreement.not_signed')
  if (read.endedOn !== null) throw new Problem('agreement.ended')
  if (on < read.signedOn)
    throw new Problem('request.invalid', { faults: [{ pointer: '/on', code: 'period.reversed' }] })
  const change = changed(ctx, read, { endedOn: on, endReason: reason })
  return ctx.commit(
    asAgreement({ ...read, ...change }, ctx.today),
    exactlyOne(
      ctx.db
        .update(agreement)
        .set(change)
        .where(sql`id = ${id} AND ended_on IS NULL`),
      'agreement.ended',
    ),
    audit('agreement.end', object(id), { on }),
  )
}
