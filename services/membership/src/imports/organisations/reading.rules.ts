import { NewOrganisation, type OrganisationChange } from '@alliance/contracts/membership'
import { faultsOf } from '@alliance/service-kit/http/faults'
import { Problem, type Fault } from '@alliance/service-kit/problem'
import { checkedCreditCode, draftOrganisation } from '../../organisations/organisations.rules.ts'
import type { StoredFault } from '../imports.table.ts'
import { titleIn, type Reading } from '../roster.ts'
import { organisationColumns, type OrganisationField } from './columns.rules.ts'

export interface OrganisationReading extends Reading {
  /** The organisation that the row tells of, without its parent; null when the row has faults. */
  input: NewOrganisation | null
  /** The fields that the row fills: what it changes in an organisation that is there. An empty cell changes nothing. */
  change: OrganisationChange
}

const nothing = { blank: false, input: null, change: {}, keys: {} }

/**
 * Reads a row with the schema and the rules of entering one organisation. `titles` and `cells` stand in the order
 * of `organisationColumns`; it holds its own credit code and seeks its parent's.
 */
export function readOrganisation(
  cells: readonly string[],
  titles: readonly string[],
  fileName: string,
): OrganisationReading {
  if (cells.every((cell) => cell.trim() === ''))
    return { ...nothing, blank: true, faults: [], holds: null, seeks: null }
  const titleOf = titleIn(organisationColumns, titles)
  const faults: StoredFault[] = []
  const fault = (field: OrganisationField, code: StoredFault['code']) => {
    const column = titleOf(field)
    if (!faults.some((known) => known.column === column && known.code === code)) faults.push({ column, code })
  }
  const given: Partial<Record<OrganisationField, unknown>> = {}
  organisationColumns.forEach(({ field, required, read }, at) => {
    const cell = (cells[at] ?? '').trim()
    if (cell !== '') given[field] = read(cell)
    else if (required) fault(field, 'required')
  })

  const { parentCode: parentCell, ...fields } = given
  const parsed = NewOrganisation.safeParse({ ...fields, provenance: 'imported', sourceRef: fileName })
  if (!parsed.success)
    for (const { pointer, code } of faultsOf(parsed.error.issues)) {
      const field = fieldAt(pointer)
      if (field in given) fault(field, code)
    }
  const parentCode = checkedCode((parentCell as string | undefined) ?? null, (code) =>
    fault('parentCode', code),
  )
  const code = checkedCode((given.creditCode as string | undefined) ?? null, (why) =>
    fault('creditCode', why),
  )
  if (!parsed.success || faults.length > 0) return { ...nothing, faults, holds: code, seeks: parentCode }

  const drafted = draft(parsed.data, parentCode, fault)
  const input = drafted && { ...parsed.data, creditCode: code, aliases: drafted.aliases }
  const change = input
    ? (Object.fromEntries(
        Object.keys(fields).map((field) => [field, input[field as keyof NewOrganisation]]),
      ) as OrganisationChange)
    : {}
  return { ...nothing, input, change, faults, holds: code, seeks: parentCode }
}

/** The field in a pointer such as `/aliases/3`. */
const fieldAt = (pointer: string): OrganisationField => pointer.split('/')[1] as OrganisationField

function checkedCode(cell: string | null, fault: (code: Fault['code']) => void): string | null {
  try {
    return checkedCreditCode(cell)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    error.faults.forEach(({ code }) => fault(code))
    return null
  }
}

/** The rules of the create route; a parent that may only come with this file stands in by its code. */
function draft(
  input: NewOrganisation,
  parentCode: string | null,
  fault: (field: OrganisationField, code: Fault['code']) => void,
) {
  try {
    return draftOrganisation({ ...input, parentId: parentCode }, '', '')
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.code === 'organisation.parent_required') fault('parentCode', 'required')
    for (const { pointer, code } of error.faults) fault(fieldAt(pointer), code)
    return null
  }
}
