import type { FieldProblemCode } from '@alliance/contracts'
import type { View } from '../roster.ts'
import type { PersonField } from './columns.rules.ts'
import {
  meetEmployer,
  meetPerson,
  type EmployerMet,
  type KnownPerson,
  type Meeting,
} from './meeting.rules.ts'
import type { PersonRead } from './reading.rules.ts'

/**
 * The person whom something is recorded of, who must be in the register. Whoever receives a member need not see them
 * yet, so a document is enough; a name is one of the people of an employer within reach.
 */
export function meetRecorded<P extends KnownPerson>(
  read: PersonRead,
  met: { byDocument: P | null; byName: readonly P[]; employers: readonly EmployerMet[] },
  view: Pick<View, 'chosenId' | 'everywhere'>,
): Meeting<P> {
  const fault = (field: PersonField, code: FieldProblemCode): Meeting<P> => ({
    person: null,
    faults: [{ field, code }],
    candidates: [],
  })
  if (met.byDocument) {
    if (read.name && met.byDocument.name !== read.name) return fault('name', 'import.other_name')
    return meetPerson(read, met, view)
  }
  if (!read.employer && read.document) return fault('documentNumber', 'import.unknown_person')
  if (!read.employer) return meetPerson(read, met, view)
  const { employer, faults } = meetEmployer(read.employer, met.employers, view)
  if (!employer) return { person: null, faults, candidates: [] }
  const meeting = meetPerson(read, met, view)
  const { person } = meeting
  if (meeting.faults.length > 0 || read.unreadable) return meeting
  // A name alone does not say that somebody out of reach works there.
  return person && (view.everywhere || person.mine) ? meeting : fault('name', 'import.unknown_person')
}
