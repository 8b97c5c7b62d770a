import type { NewOrganisation, Organisation, OrganisationChange } from '@alliance/contracts/membership'
import { parseCreditCode } from '@alliance/identifiers'
import { Problem } from '@alliance/service-kit/problem'
import { sortKeyOf } from './search.rules.ts'

/**
 * The canonical form of a credit code.
 *
 * @throws Problem `request.invalid` with the reason at `/creditCode` (GB 32100-2015)
 */
export function checkedCreditCode(input: string | null): string | null {
  if (input === null || input.trim() === '') return null
  const parsed = parseCreditCode(input)
  if (parsed.ok) return parsed.value.code
  throw new Problem('request.invalid', {
    faults: [{ pointer: '/creditCode', code: `credit_code.${parsed.reason}` }],
  })
}

/** The aliases without repetition and without the name itself. */
const distinctAliases = (name: string, aliases: readonly string[]): string[] =>
  [...new Set(aliases)].filter((alias) => alias !== name)

/**
 * A new organisation as it will stand in the register.
 *
 * @throws Problem `organisation.parent_required` for a branch office (分公司) without the organisation it belongs to
 */
export function draftOrganisation(input: NewOrganisation, id: string, now: string): Organisation {
  if (input.kind === 'branch_office' && input.parentId === null && input.provenance === 'entered')
    throw new Problem('organisation.parent_required')
  return {
    id,
    ...input,
    creditCode: checkedCreditCode(input.creditCode),
    aliases: distinctAliases(input.name, input.aliases),
    version: 1,
    createdAt: now,
    updatedAt: now,
  }
}

/** The organisation after a change; its version grows by one. */
export function changeOrganisation(
  current: Organisation,
  change: OrganisationChange,
  now: string,
): Organisation {
  const next = { ...current, ...change }
  if (next.kind === 'branch_office' && next.parentId === null && current.parentId !== null)
    throw new Problem('organisation.parent_required')
  return {
    ...next,
    creditCode: change.creditCode === undefined ? current.creditCode : checkedCreditCode(change.creditCode),
    aliases: distinctAliases(next.name, next.aliases),
    version: current.version + 1,
    updatedAt: now,
  }
}

/** The row of an organisation: itself and its place in the order of names. */
export const organisationRow = (organisation: Organisation) => ({
  ...organisation,
  nameSort: sortKeyOf(organisation.name),
})

/** Fields whose changes the audit trail tells. */
export const auditedFields = [
  'name',
  'kind',
  'creditCode',
  'aliases',
  'parentId',
  'industryCodes',
  'digitalClass',
  'partyStatus',
  'description',
  'website',
] as const satisfies readonly (keyof Organisation)[]
