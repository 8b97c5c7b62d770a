import type { FieldProblemCode } from '@alliance/contracts'
import {
  documentTypeNames,
  type NewEmployment,
  type NewPerson,
  type PersonChange,
} from '@alliance/contracts/membership'
import { maskIdentityNumber, maskMobile } from '@alliance/identifiers'
import { purposeOf } from '../../consents/consents.rules.ts'
import { birthYearOf } from '../../people/people.rules.ts'
import type { ColumnChange, StoredFault } from '../imports.table.ts'
import { meetEmployer, meetPerson, type EmployerMet, type KnownPerson } from '../persons/meeting.rules.ts'
import { originIn, standingNowhere, titleIn, type Reading, type Standing, type View } from '../roster.ts'
import { peopleColumns, type PeopleEntry, type PeopleField } from './columns.rules.ts'
import { employmentBy, type FirstEmployment } from './employment.rules.ts'
import type { PeopleRead } from './reading.rules.ts'

export interface PeopleReading extends Reading {
  read: PeopleRead
  /** The keyed hash of the phone, as `keys.document` is the document's. */
  phoneIndex: string | null
}

/** With the purposes that they withdrew their consent to. */
export type Known = KnownPerson & { withdrawn: string[] }

export interface PeopleMet {
  byDocument: Known | null
  byName: Known[]
  employers: EmployerMet[]
}

export type PeopleDraft = { employment: NewEmployment | null } & (
  | { input: Omit<NewPerson, 'employment'> }
  | { id: string; change: PersonChange; expectedVersion: number; birthYear: number | null }
)

export function standPeople(reading: PeopleReading, met: PeopleMet, view: View): Standing<PeopleDraft> {
  const { read } = reading
  const titleOf = titleIn(peopleColumns, view.titles)
  const faults: StoredFault[] = []
  const fault = (field: PeopleField, code: FieldProblemCode, rows?: readonly number[]) =>
    faults.push({ column: titleOf(field), code, ...(rows ? { rows: [...rows] } : {}) })

  if (view.sought.length > 0) fault('name', 'import.same_in_file', view.sought)
  const named = meetEmployer(read.employer, met.employers, view)
  const meeting = meetPerson(read, met, view)
  for (const each of [...named.faults, ...meeting.faults]) fault(each.field, each.code)
  const { person } = meeting
  if (person && !view.everywhere && !person.mine) {
    fault('documentNumber', 'import.outside_reach')
    return { ...standingNowhere, faults, draft: null }
  }
  // Whose rights end at organisations enters only who works there.
  if (!person && !read.employer && !view.everywhere) fault('employer', 'required')
  if (read.phoneMask && read.phoneMask !== person?.phoneMask) fault('phone', 'import.masked')
  if (read.mask && !person && meeting.candidates.length === 0 && meeting.faults.length === 0)
    fault('documentNumber', 'import.masked')

  // Of whom one does not know who it is, one does not know what changes.
  const employment =
    meeting.faults.length > 0
      ? { begins: null, faults: [] }
      : employmentBy(read, named.employer, person?.employment ?? null)
  for (const each of employment.faults) fault(each.field, each.code)
  const begins = employment.begins && { ...employment.begins, ...originIn(view) }
  const base = { faults, candidates: meeting.candidates, touches: person ? [person.id] : [] }
  if (!person)
    return {
      ...standingNowhere,
      ...base,
      draft: { employment: begins, input: newPerson(read, view) },
    }

  const change = changeOf(reading, person)
  for (const [field, purpose] of Object.entries(purposeOf))
    if (field in change && person.withdrawn.includes(purpose))
      fault(field === 'document' ? 'documentNumber' : (field as PeopleField), 'import.consent_withdrawn')
  const before = entryOf(person)
  const after = entryAfter(before, change, employment.begins, named.employer)
  return {
    ...base,
    subjectId: person.id,
    exists: true,
    changes: differences(before, after, Object.keys(change), view.titles),
    draft: {
      id: person.id,
      change,
      expectedVersion: person.version,
      birthYear: person.birthYear,
      employment: begins,
    },
  }
}

const newPerson = (read: PeopleRead, view: View): Omit<NewPerson, 'employment'> => ({
  name: read.name ?? '',
  document: read.document,
  phone: read.phone,
  birthYear: read.birthYear,
  education: read.education,
  accountId: null,
  ...originIn(view),
})

/** What a row changes in a person: only what it says, and only what the register has otherwise. */
function changeOf({ read, keys, phoneIndex }: PeopleReading, person: KnownPerson): PersonChange {
  const change: PersonChange = {}
  if (read.name && read.name !== person.name) change.name = read.name
  if (read.document && keys.document !== person.documentIndex) change.document = read.document
  if (read.phone && phoneIndex !== person.phoneIndex) change.phone = read.phone
  if (read.education && read.education !== person.education) change.education = read.education
  const told = birthYearOf(read.document ?? undefined, read.birthYear)
  if (told !== null && told !== person.birthYear) change.birthYear = told
  return change
}

const typeName = (type: KnownPerson['documentType']) => (type === null ? null : documentTypeNames[type])

const entryOf = ({ employment, documentType, ...person }: KnownPerson): PeopleEntry => ({
  ...person,
  documentType: typeName(documentType),
  employer: employment?.employer ?? null,
  title: employment?.title ?? null,
  backbone: employment?.backbone ?? null,
  frontline: employment && employment.frontline === 1,
  from: employment?.from ?? null,
})

const entryAfter = (
  before: PeopleEntry,
  change: PersonChange,
  begins: FirstEmployment | null,
  employer: EmployerMet | null,
): PeopleEntry => ({
  ...before,
  name: change.name ?? before.name,
  ...(change.document
    ? {
        documentType: typeName(change.document.type),
        documentMask: maskIdentityNumber(change.document.number),
      }
    : {}),
  phoneMask: change.phone ? maskMobile(change.phone) : before.phoneMask,
  birthYear: change.birthYear ?? before.birthYear,
  education: change.education ?? before.education,
  ...(begins
    ? {
        employer: employer!.code,
        title: begins.title,
        backbone: begins.backbone,
        frontline: begins.frontline,
        from: begins.from,
      }
    : {}),
})

/** Two numbers may look alike behind their masks: that one is another is told all the same. */
const hidden: Partial<Record<PeopleField, string>> = { documentNumber: 'document', phone: 'phone' }

const differences = (
  before: PeopleEntry,
  after: PeopleEntry,
  changed: readonly string[],
  titles: readonly string[],
): ColumnChange[] =>
  peopleColumns.flatMap(({ field, show, en }, at) => {
    const column = titles[at]!
    const [was, becomes] = [show(before, column === en), show(after, column === en)]
    return was === becomes && !changed.includes(hidden[field] ?? '')
      ? []
      : [{ column, before: was, after: becomes }]
  })
