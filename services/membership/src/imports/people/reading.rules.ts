import {
  Backbone,
  backboneNames,
  educationNames,
  NewEmployment,
  NewPerson,
} from '@alliance/contracts/membership'
import { checkedMobile } from '../../people/people.rules.ts'
import { Problem } from '@alliance/service-kit/problem'
import { cellsOf, coded, type Cells } from '../cells.rules.ts'
import { readPerson, type PersonRead } from '../persons/reading.rules.ts'
import { isMasked } from '../sealing.rules.ts'
import { frontlineNames, peopleColumns, type PeopleField } from './columns.rules.ts'

/** What a row of a roster of people says; null where it says nothing. Identifiers in clear, on their way to the cipher. */
export interface PeopleRead extends PersonRead {
  phone: string | null
  phoneMask: string | null
  birthYear: number | null
  education: NewPerson['education']
  title: string | null
  backbone: Backbone | null
  frontline: boolean | null
  from: string | null
}

export function readPeopleRow(row: readonly string[], titles: readonly string[], today: string) {
  const cells: Cells<PeopleField> = cellsOf(peopleColumns, row, titles)
  const phone = cells.at('phone')
  const read: PeopleRead = {
    ...readPerson(cells, today),
    phone: phone === '' || isMasked(phone) ? null : phoneIn(cells, phone),
    phoneMask: isMasked(phone) ? phone : null,
    birthYear: cells.value('birthYear', NewPerson.shape.birthYear, (cell) =>
      /^\d{4}$/.test(cell) ? Number(cell) : cell,
    ),
    education: cells.value('education', NewPerson.shape.education, coded(educationNames)),
    title: cells.value('title', NewEmployment.shape.title),
    backbone: cells.value('backbone', Backbone, coded(backboneNames)),
    frontline: yesOrNo(cells),
    from: cells.date('from'),
  }
  return { blank: cells.blank, faults: cells.faults, read }
}

function yesOrNo(cells: Cells<PeopleField>): boolean | null {
  const word = coded(frontlineNames)(cells.at('frontline'))
  if (word !== '' && !(word in frontlineNames)) cells.fault('frontline', 'option')
  return word in frontlineNames ? word === 'true' : null
}

function phoneIn(cells: Cells<PeopleField>, phone: string): string | null {
  try {
    return checkedMobile(phone)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    cells.fault('phone', 'phone.format')
    return null
  }
}
