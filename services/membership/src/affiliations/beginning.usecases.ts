import type { Affiliation, NewAffiliation } from '@alliance/contracts/membership'
import {
  auditAll,
  exactly,
  holds,
  inParts,
  insertAll,
  unique,
  type Context,
  type Write,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { countedFrom } from '../tally.table.ts'
import { rollSubject } from './affiliations.rules.ts'
import { affiliation } from './affiliations.table.ts'

const object = (id: string) => ({ type: 'affiliation', id })

/** The affiliation that a new one of its kind ends. */
export interface Ended {
  id: string
  partyOrganisationId: string
  status: Affiliation['status']
}

export type Begun = NewAffiliation & { id: string; personId: string; ends: Ended | null }

/** Everything that beginning affiliations writes, by as few statements for many as for one. */
export const beginning = (ctx: Context, begun: readonly Begun[]): Write => [
  inParts(begun.flatMap(({ ends, from }) => (ends ? [{ id: ends.id, to: from }] : []))).map((json) =>
    exactly(
      (JSON.parse(json) as unknown[]).length,
      ctx.db.run(sql`UPDATE affiliation SET valid_to = given.value ->> 'to' FROM json_each(${json}) AS given
        WHERE affiliation.id = given.value ->> 'id' AND affiliation.valid_to IS NULL`),
      'affiliation.overlaps',
    ),
  ),
  // Periods of a kind do not overlap, so the one that began last is also the one that ends last.
  inParts(
    begun.map(({ personId, partyOrganisationId, kind, from }) => ({
      personId,
      partyOrganisationId,
      kind,
      from,
    })),
  ).map((json) =>
    holds(
      sql`NOT EXISTS (SELECT 1 FROM json_each(${json}) AS given WHERE EXISTS (
        SELECT 1 FROM (SELECT valid_from AS since, valid_to AS until FROM affiliation a
          WHERE a.person_id = given.value ->> 'personId' AND a.kind = given.value ->> 'kind'
            AND (a.kind = 'formal' OR a.party_organisation_id = given.value ->> 'partyOrganisationId')
          ORDER BY valid_from DESC LIMIT 1)
        WHERE since >= given.value ->> 'from' OR until IS NULL OR until > given.value ->> 'from'))`,
      'affiliation.overlaps',
    ),
  ),
  insertAll(
    ctx,
    affiliation,
    begun.map(({ ends: _ends, ...row }) => ({ ...row, to: null, createdAt: ctx.now })),
  ).map((insert) => unique('affiliation.person_id', 'affiliation.overlaps', insert)),
  recounted(
    begun.flatMap(({ kind, partyOrganisationId, status, from, ends }) =>
      kind === 'formal'
        ? [
            ...(ends ? [[rollSubject(ends.partyOrganisationId, ends.status), from, -1] as const] : []),
            [rollSubject(partyOrganisationId, status), from, 1] as const,
          ]
        : [],
    ),
  ),
  auditAll(
    'affiliation.begin',
    begun.map(({ id, personId, partyOrganisationId, kind, status, from, ends }) => ({
      object: object(id),
      detail: { personId, partyOrganisationId, kind, status, from, ends: ends?.id ?? null },
    })),
  ),
]

export interface Ending extends Ended {
  personId: string
  kind: Affiliation['kind']
  to: string
}

/** Everything that ending affiliations writes. */
export const ending = (ctx: Context, endings: readonly Ending[]): Write => [
  inParts(endings.map(({ id, to }) => ({ id, to }))).map((json) =>
    exactly(
      (JSON.parse(json) as unknown[]).length,
      ctx.db.run(sql`UPDATE affiliation SET valid_to = given.value ->> 'to' FROM json_each(${json}) AS given
        WHERE affiliation.id = given.value ->> 'id' AND affiliation.valid_to IS NULL`),
      'affiliation.ended',
    ),
  ),
  recounted(
    endings.flatMap(({ kind, partyOrganisationId, status, to }) =>
      kind === 'formal' ? [[rollSubject(partyOrganisationId, status), to, -1] as const] : [],
    ),
  ),
  auditAll(
    'affiliation.end',
    endings.map(({ id, personId, partyOrganisationId, to }) => ({
      object: object(id),
      detail: { personId, partyOrganisationId, to },
    })),
  ),
]

/** Changes of rolls, those of one roll and one day taken together. */
function recounted(changes: readonly (readonly [subject: string, date: string, change: number])[]): Write {
  const sums = new Map<string, number>()
  for (const [subject, date, change] of changes) {
    const key = `${subject} ${date}`
    sums.set(key, (sums.get(key) ?? 0) + change)
  }
  return inParts([...sums].map(([key, change]) => [...key.split(' '), change])).map((json) =>
    countedFrom(sql`SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(${json})`),
  )
}
