import type { FieldProblemCode } from '@alliance/contracts'
import type { NewPerson } from '@alliance/contracts/membership'
import type { EmployerMet, KnownEmployment } from '../persons/meeting.rules.ts'
import type { PeopleRead } from './reading.rules.ts'

export type FirstEmployment = NonNullable<NewPerson['employment']>

/**
 * The employment that a row begins, if it says anything of one that the register does not have. What it leaves empty
 * is as it was with the same employer. A change begins after the employment that it ends.
 */
export function employmentBy(
  read: Pick<PeopleRead, 'employer' | 'title' | 'backbone' | 'frontline' | 'from'>,
  employer: EmployerMet | null,
  known: KnownEmployment | null,
): { begins: FirstEmployment | null; faults: { field: 'from' | 'employer'; code: FieldProblemCode }[] } {
  const none = { begins: null, faults: [] }
  const fault = (field: 'from' | 'employer', code: FieldProblemCode) => ({
    begins: null,
    faults: [{ field, code }],
  })
  if (!read.employer) {
    const says =
      read.title !== null || read.backbone !== null || read.frontline !== null || read.from !== null
    return says ? fault('employer', 'required') : none
  }
  if (!employer) return none
  const same = known && known.organisationId === employer.id ? known : null
  const wanted = {
    organisationId: employer.id,
    title: read.title ?? same?.title ?? null,
    backbone: read.backbone ?? same?.backbone ?? null,
    frontline: read.frontline ?? same?.frontline === 1,
  }
  const unchanged =
    same &&
    wanted.title === same.title &&
    wanted.backbone === same.backbone &&
    wanted.frontline === (same.frontline === 1)
  if (unchanged && (read.from === null || read.from === same.from)) return none
  if (read.from === null) return fault('from', 'required')
  if (unchanged && (same.to === null || read.from < same.to)) return fault('from', 'import.differs')
  if (known && (read.from <= known.from || (known.to !== null && known.to > read.from)))
    return fault('from', 'import.not_later')
  return { begins: { ...wanted, from: read.from }, faults: [] }
}
