import { documentTypeNames, IdentityDocumentType, NewPerson } from '@alliance/contracts/membership'
import { compactCode, parseCreditCode } from '@alliance/identifiers'
import { Problem } from '@alliance/service-kit/problem'
import { checkedDocument } from '../../people/people.rules.ts'
import { coded, type Cells } from '../cells.rules.ts'
import { isMasked } from '../sealing.rules.ts'
import type { PersonField } from './columns.rules.ts'

/** Whom a row names. The document in clear: only on its way to the cipher and the keyed hash. */
export interface PersonRead {
  name: string | null
  document: { type: IdentityDocumentType; number: string } | null
  /** Something stands where the document does, and it is wrong. */
  unreadable: boolean
  /** A document as our exports show it. */
  mask: string | null
  employer: { code: string } | { name: string } | null
}

export function readPerson(cells: Cells<PersonField>, today: string): PersonRead {
  const name = cells.value('name', NewPerson.shape.name)
  const type = cells.value('documentType', IdentityDocumentType, coded(documentTypeNames)) ?? 'RIC'
  const cell = cells.at('documentNumber')
  const mask = isMasked(cell) ? cell : null
  const document = cell === '' || mask ? null : documentIn(cells, type, cell, today)
  return {
    name,
    document,
    unreadable: cell !== '' && !mask && !document,
    mask,
    employer: employerIn(cells),
  }
}

function documentIn(cells: Cells<PersonField>, type: IdentityDocumentType, number: string, today: string) {
  try {
    return checkedDocument({ type, number }, today)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    cells.fault('documentNumber', 'document.format')
    return null
  }
}

/** What looks like a credit code is one, and then it is right; everything else is a name. */
function employerIn(cells: Cells<PersonField>): PersonRead['employer'] {
  const cell = cells.at('employer')
  if (cell === '') return null
  if (!/^[0-9A-Z]{15,20}$/.test(compactCode(cell))) return { name: cell }
  const parsed = parseCreditCode(cell)
  if (parsed.ok) return { code: parsed.value.code }
  cells.fault('employer', `credit_code.${parsed.reason}`)
  return null
}
