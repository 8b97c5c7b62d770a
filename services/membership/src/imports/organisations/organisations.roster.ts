import type { Organisation } from '@alliance/contracts/membership'
import { newId, type Context } from '@alliance/service-kit'
import { getTableColumns, sql } from 'drizzle-orm'
import { changing, entering } from '../../organisations/entering.usecases.ts'
import { draftOrganisation } from '../../organisations/organisations.rules.ts'
import { organisation } from '../../organisations/organisations.table.ts'
import type { RosterKind } from '../roster.ts'
import { organisationColumns, type RosterEntry } from './columns.rules.ts'
import { readOrganisation, type OrganisationReading } from './reading.rules.ts'
import { standOrganisation, type OrganisationDraft, type OrganisationMet } from './standing.rules.ts'

const fields = Object.keys(getTableColumns(organisation)).filter((key) => key !== 'nameSort')
const columnOf = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const known = sql.raw(fields.map((key) => `o.${columnOf(key)} AS known_${columnOf(key)}`).join(', '))

/** Organisations, met by their credit codes. */
export const organisationRoster: RosterKind<OrganisationReading, OrganisationMet, OrganisationDraft> = {
  name: 'organisations',
  permission: 'organisation:import',
  spansRegister: true,
  sheet: { zh: '单位名录', en: 'Organisations' },
  columns: organisationColumns,
  ignored: [
    { zh: '来源', en: 'Provenance' },
    { zh: '来源依据', en: 'Source' },
    { zh: '演示数据', en: 'Demo' },
  ],
  identifying: 'creditCode',
  faultOf: { twins: 'import.duplicate_in_file', taken: 'import.code_taken' },
  overtaken: ['version.stale', 'organisation.duplicate_code', 'organisation.unknown'],
  read: (cells, { titles, fileName }) => Promise.resolve(readOrganisation(cells, titles, fileName)),
  beside: () => ({
    columns: sql`p.id AS parent_found, coalesce(op.credit_code, op.name) AS known_parent, ${known}`,
    joins: sql`LEFT JOIN organisation o ON o.credit_code = r.holds
      LEFT JOIN organisation op ON op.id = o.parent_id
      LEFT JOIN organisation p ON p.credit_code = r.seeks`,
  }),
  met: (row) => ({ known: entryOf(row), parentId: row.parent_found as string | null }),
  stand: standOrganisation,
  async enter(ctx: Context, drafts) {
    const entered: Organisation[] = []
    const subjects = drafts.map((draft) => {
      if ('current' in draft) return draft.current.id
      const id = newId('organisation', new Date(ctx.now))
      entered.push(draftOrganisation(draft.input, id, ctx.now))
      return id
    })
    const changes = drafts.flatMap((draft) => ('current' in draft ? [draft] : []))
    return {
      subjects,
      writes: [
        entered.length > 0 ? entering(ctx, entered) : [],
        changes.length > 0 ? changing(ctx, changes) : [],
      ],
    }
  },
}

function entryOf(row: Record<string, unknown>): RosterEntry | null {
  if (row.known_id === null) return null
  const flat = Object.fromEntries(fields.map((key) => [key, row[`known_${columnOf(key)}`]]))
  const entry = {
    ...flat,
    aliases: JSON.parse(flat.aliases as string) as string[],
    industryCodes: JSON.parse(flat.industryCodes as string) as string[],
    isDemo: flat.isDemo === 1,
  } as Organisation
  return { organisation: entry, parentCode: row.known_parent as string | null }
}
