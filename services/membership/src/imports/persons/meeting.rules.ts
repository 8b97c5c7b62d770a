import type { FieldProblemCode } from '@alliance/contracts'
import type { Education, IdentityDocumentType, RosterCandidate } from '@alliance/contracts/membership'
import type { View } from '../roster.ts'
import type { PersonField } from './columns.rules.ts'
import type { PersonRead } from './reading.rules.ts'

/** A person as the register has them, with the employment that began last. */
export interface KnownPerson {
  id: string
  name: string
  documentIndex: string | null
  documentType: IdentityDocumentType | null
  documentMask: string | null
  phoneIndex: string | null
  phoneMask: string | null
  birthYear: number | null
  education: Education | null
  version: number
  closed: 0 | 1
  mine: 0 | 1
  employment: KnownEmployment | null
}

export interface KnownEmployment {
  id: string
  organisationId: string
  /** Its credit code, or its name where it has none. */
  employer: string
  title: string | null
  backbone: 'production' | 'operation' | 'management' | null
  frontline: 0 | 1
  from: string
  to: string | null
}

export interface EmployerMet {
  id: string
  code: string
  mine: 0 | 1
}

type Faulted = { field: PersonField; code: FieldProblemCode }

/** The employer that a row names; among several of one name, the one within reach. */
export function meetEmployer(
  named: PersonRead['employer'],
  met: readonly EmployerMet[],
  { everywhere }: Pick<View, 'everywhere'>,
): { employer: EmployerMet | null; faults: Faulted[] } {
  const fault = (code: FieldProblemCode) => ({
    employer: null,
    faults: [{ field: 'employer' as const, code }],
  })
  if (!named) return { employer: null, faults: [] }
  if (met.length === 0) return fault('import.unknown_organisation')
  const within = met.filter(({ mine }) => everywhere || mine)
  if (within.length === 0) return fault('import.outside_reach')
  if (within.length > 1) return fault('import.ambiguous_organisation')
  return { employer: within[0]!, faults: [] }
}

export interface Meeting<P> {
  person: P | null
  faults: Faulted[]
  candidates: RosterCandidate[]
}

/**
 * Whom a row means: who has its document; else who has its name at its employer and no other document. A row with the
 * mask of a document means whoever shows that mask. Of several, somebody has to say which.
 */
export function meetPerson<P extends KnownPerson>(
  read: PersonRead,
  { byDocument, byName }: { byDocument: P | null; byName: readonly P[] },
  { chosenId, everywhere }: Pick<View, 'chosenId' | 'everywhere'>,
): Meeting<P> {
  const met = (person: P | null, ...faults: Faulted[]): Meeting<P> => ({ person, faults, candidates: [] })
  if (byDocument)
    return byDocument.closed
      ? met(null, { field: 'documentNumber', code: 'import.person_closed' })
      : met(byDocument)
  if (read.unreadable) return met(null)
  if (!read.document && !read.employer && !read.mask)
    return met(null, { field: 'documentNumber', code: 'import.unidentifiable' })
  const named = byName.filter(({ documentIndex, documentMask }) =>
    read.document ? documentIndex === null : read.mask ? documentMask === read.mask : true,
  )
  if (read.mask && named.length === 0) return met(null, { field: 'documentNumber', code: 'import.masked' })
  if (named.length <= 1) return met(named[0] ?? null)
  const chosen = named.find(({ id }) => id === chosenId)
  if (chosen) return met(chosen)
  return {
    person: null,
    faults: [{ field: 'name', code: 'import.ambiguous_person' }],
    candidates: named
      .filter(({ mine }) => everywhere || mine)
      .map(({ id, name, documentMask, phoneMask, employment }) => ({
        personId: id,
        name,
        documentMask,
        phoneMask,
        title: employment?.title ?? null,
      })),
  }
}
