import { NewOrganisation, type OrganisationChange } from '@alliance/contracts/membership'
import { faultsOf } from '@alliance/service-kit/http/faults'
import { Problem, type Fault } from '@alliance/service-kit/problem'
import { checkedCreditCode, draftOrganisation } from '../organisations/organisations.rules.ts'
import type { StoredFault } from './imports.table.ts'
import { rosterColumns, titleOf, type RosterField } from './roster.rules.ts'

/** What a row says, before it is held against the register and the other rows. */
export interface Reading {
  blank: boolean
  /** The organisation that the row tells of, without its parent; null when the row has faults. */
  input: NewOrganisation | null
  /** The fields that the row fills: what it changes in an organisation that is there. An empty cell changes nothing. */
  change: OrganisationChange
  faults: StoredFault[]
  /** Canonical, null when absent or wrong. */
  code: string | null
  parentCode: string | null
}

const blank: Reading = { blank: true, input: null, change: {}, faults: [], code: null, parentCode: null }

/**
 * Reads a row with the schema and the rules of entering one organisation. `titles` and `cells` stand in the order
 * of `rosterColumns`.
 */
export function readRow(cells: readonly string[], titles: readonly string[], fileName: string): Reading {
  if (cells.every((cell) => cell.trim() === '')) return blank
  const faults: StoredFault[] = []
  const fault = (field: RosterField, code: StoredFault['code']) => {
    const column = titleOf(titles, field)
    if (!faults.some((known) => known.column === column && known.code === code)) faults.push({ column, code })
  }
  const given: Partial<Record<RosterField, unknown>> = {}
  rosterColumns.forEach(({ field, required, read }, at) => {
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
  if (!parsed.success || faults.length > 0)
    return { blank: false, input: null, change: {}, faults, code, parentCode }

  const drafted = draft(parsed.data, parentCode, fault)
  const input = drafted && { ...parsed.data, creditCode: code, aliases: drafted.aliases }
  const change = input
    ? (Object.fromEntries(
        Object.keys(fields).map((field) => [field, input[field as keyof NewOrganisation]]),
      ) as OrganisationChange)
    : {}
  return { blank: false, input, change, faults, code, parentCode }
}

/** The field in a pointer such as `/aliases/3`. */
const fieldAt = (pointer: string): RosterField => pointer.split('/')[1] as RosterField

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
  fault: (field: RosterField, code: Fault['code']) => void,
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
