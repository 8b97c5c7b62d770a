import type { Employment, Person, PersonInFile } from '@alliance/contracts/membership'
import { reachOf, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { holdsOn } from '../period.ts'
import { reachesPerson } from './reach.ts'

/** The columns of a person as they are shown, of `person` with the employer of today beside. */
export const personColumns = sql`person.id, person.name, person.name_sort, person.document_type, person.document_mask, person.phone_mask,
  person.birth_year, person.education, person.account_id, person.merged_into, person.erased_at, person.provenance,
  person.source_ref, person.is_demo, person.version, job.organisation_id, employer.name AS organisation_name, job.title`

/** What stands behind FROM for them. */
export const personWithEmployer = (ctx: Context): SQL => sql`person
  LEFT JOIN employment job ON job.person_id = person.id AND ${holdsOn(sql`job`, ctx.today)}
  LEFT JOIN organisation employer ON employer.id = job.organisation_id`

export interface PersonShown {
  id: string
  name: string
  name_sort: string
  document_type: Person['documentType']
  document_mask: string | null
  phone_mask: string | null
  birth_year: number | null
  education: Person['education']
  account_id: string | null
  merged_into: string | null
  erased_at: string | null
  provenance: Person['provenance']
  source_ref: string | null
  is_demo: 0 | 1
  version: number
  organisation_id: string | null
  organisation_name: string | null
  title: string | null
}

export const asPerson = (row: PersonShown): Person => ({
  id: row.id,
  name: row.name,
  documentType: row.document_type,
  documentMask: row.document_mask,
  phoneMask: row.phone_mask,
  birthYear: row.birth_year,
  education: row.education,
  accountId: row.account_id,
  employer:
    row.organisation_id === null
      ? null
      : { id: row.organisation_id, name: row.organisation_name!, title: row.title },
  mergedInto: row.merged_into,
  erasedAt: row.erased_at,
  provenance: row.provenance,
  sourceRef: row.source_ref,
  isDemo: row.is_demo === 1,
  version: row.version,
})

/** What a file tells of the employment of today beside them. */
export const inFileColumns = sql`, coalesce(employer.credit_code, employer.name) AS employer_code, job.backbone, job.frontline,
  job.valid_from AS employed_from`

interface PersonShownInFile extends PersonShown {
  employer_code: string | null
  backbone: Employment['backbone']
  frontline: 0 | 1
  employed_from: string
}

export const asPersonInFile = (row: PersonShownInFile): PersonInFile => ({
  ...asPerson(row),
  employment:
    row.employer_code === null
      ? null
      : {
          employer: row.employer_code,
          title: row.title,
          backbone: row.backbone,
          frontline: row.frontline === 1,
          from: row.employed_from,
        },
})

/**
 * SQL for what a file tells of who a person is, as the columns `documentMask` and `employer`: null where the principal
 * may not read of them.
 *
 * @param alias the person's in the query
 */
export function identityColumns(ctx: Context, alias: SQL): SQL {
  if (ctx.principal.kind !== 'system' && reachOf(ctx.principal, 'person:read') === null)
    return sql`NULL AS documentMask, NULL AS employer`
  const readable = reachesPerson(ctx, 'person:read', sql`${alias}.id`)
  return sql`iif(${readable}, ${alias}.document_mask, NULL) AS documentMask,
    iif(${readable}, (SELECT coalesce(eo.credit_code, eo.name) FROM employment e JOIN organisation eo ON eo.id = e.organisation_id
      WHERE e.person_id = ${alias}.id AND ${holdsOn(sql`e`, ctx.today)}), NULL) AS employer`
}

/** SQL for a person's employments as JSON, the last first. */
export const employmentsOf = (personId: SQL): SQL => sql`(
  SELECT json_group_array(json_object('id', e.id, 'personId', e.person_id, 'organisationId', e.organisation_id,
      'organisationName', o.name, 'title', e.title, 'backbone', e.backbone, 'frontline', json(iif(e.frontline, 'true', 'false')),
      'from', e.valid_from, 'to', e.valid_to) ORDER BY e.valid_from DESC)
  FROM employment e JOIN organisation o ON o.id = e.organisation_id WHERE e.person_id = ${personId})`

export const employmentsIn = (json: unknown): Employment[] => JSON.parse(String(json)) as Employment[]
