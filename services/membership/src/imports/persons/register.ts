import type { Permission } from '@alliance/contracts'
import { sql, type SQL } from 'drizzle-orm'
import type { Context } from '@alliance/service-kit'
import { headOf } from '../../duplicates/pairing.ts'
import { documentIndexOf } from '../../people/identifiers.ts'
import { reachesPerson } from '../../people/reach.ts'
import { organisationsWithin } from '../../reach.ts'
import { sortKeyOf } from '../../organisations/search.rules.ts'
import type { EmployerMet, KnownPerson } from './meeting.rules.ts'
import type { PersonRead } from './reading.rules.ts'

/** What a person is met by: never an identifier in clear. */
export async function personKeys({ name, document, mask, employer }: PersonRead) {
  const employerName = employer && 'name' in employer ? employer.name : null
  return {
    document: document && (await documentIndexOf(document)),
    mask,
    name,
    nameSort: name && sortKeyOf(name),
    employerCode: employer && 'code' in employer ? employer.code : null,
    employerName,
    employerSort: employerName && sortKeyOf(employerName),
  }
}
export type PersonKeys = Awaited<ReturnType<typeof personKeys>>

/** By which rows of a file tell of one person: the document, or name and employer. */
export const personKey = ({ document, name, employerCode, employerName }: PersonKeys): string | null =>
  document ? `document ${document}` : namedKey({ name, employerCode, employerName })

export const namedKey = ({
  name,
  employerCode,
  employerName,
}: Pick<PersonKeys, 'name' | 'employerCode' | 'employerName'>): string | null =>
  name && (employerCode ?? employerName) ? `named ${name} ${employerCode ?? employerName}` : null

/** More of one name at one employer are not told apart by looking at them. */
const candidatesShown = 6

/**
 * What the register has for a row's person: by document, a merged record standing for the one it was merged into; by
 * name and employer of today or of a day to come, or by name and mask where they may be read anyway (a mask that
 * could be tried out on others would tell their numbers); and the employer itself.
 *
 * @param more what else is read of each person, as arguments of `json_object`
 */
export function besidePerson(ctx: Context, permission: Permission, more: SQL = sql``) {
  const shown = sql`json_object('id', met.id, 'name', met.name, 'documentIndex', met.document_index, 'documentType', met.document_type,
    'documentMask', met.document_mask, 'phoneIndex', met.phone_index, 'phoneMask', met.phone_mask, 'birthYear', met.birth_year,
    'education', met.education, 'version', met.version, 'closed', met.merged_into IS NOT NULL OR met.erased_at IS NOT NULL,
    'mine', ${reachesPerson(ctx, permission, sql`met.id`)},
    'employment', (SELECT json_object('id', e.id, 'organisationId', e.organisation_id, 'employer', coalesce(eo.credit_code, eo.name),
        'title', e.title, 'backbone', e.backbone, 'frontline', e.frontline, 'from', e.valid_from, 'to', e.valid_to)
      FROM employment e JOIN organisation eo ON eo.id = e.organisation_id
      WHERE e.person_id = met.id ORDER BY e.valid_from DESC LIMIT 1) ${more})`
  const employer = sql`json_object('id', o.id, 'code', coalesce(o.credit_code, o.name),
    'mine', ${organisationsWithin(ctx, permission, sql`o.id`)})`
  return sql`(SELECT ${shown} FROM person d JOIN person met ON met.id = ${headOf(sql`d.id`)}
      WHERE d.document_index = r.keys ->> 'document' ORDER BY d.merged_into IS NOT NULL LIMIT 1) AS by_document,
    (SELECT json_group_array(json(found)) FROM (SELECT ${shown} AS found FROM person met
      WHERE met.name_sort = r.keys ->> 'nameSort' AND met.name = r.keys ->> 'name' AND met.merged_into IS NULL AND met.erased_at IS NULL
        AND (met.document_mask = r.keys ->> 'mask' AND ${reachesPerson(ctx, permission, sql`met.id`)} OR EXISTS (
          SELECT 1 FROM employment e JOIN organisation eo ON eo.id = e.organisation_id
          WHERE e.person_id = met.id AND (e.valid_to IS NULL OR e.valid_to > ${ctx.today})
            AND (eo.credit_code = r.keys ->> 'employerCode' OR eo.name = r.keys ->> 'employerName')))
      ORDER BY met.id LIMIT ${candidatesShown})) AS by_name,
    (SELECT json_group_array(json(found)) FROM (
      SELECT ${employer} AS found FROM organisation o WHERE o.credit_code = r.keys ->> 'employerCode'
      UNION ALL SELECT ${employer} FROM organisation o
        WHERE o.name_sort = r.keys ->> 'employerSort' AND o.name = r.keys ->> 'employerName')) AS employers`
}

export interface PersonMet<P extends KnownPerson = KnownPerson> {
  byDocument: P | null
  byName: P[]
  employers: EmployerMet[]
}

export const personMet = <P extends KnownPerson>(row: Record<string, unknown>): PersonMet<P> => ({
  byDocument: row.by_document === null ? null : (JSON.parse(row.by_document as string) as P),
  byName: JSON.parse(row.by_name as string) as P[],
  employers: JSON.parse(row.employers as string) as EmployerMet[],
})
