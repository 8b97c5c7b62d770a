import type { MergeField } from '@alliance/contracts/membership'
import type { Cell, Value } from './journal.rules.ts'

/** The columns of a person that a merge may take over. */
export const personColumns = [
  'name',
  'name_sort',
  'document_type',
  'document_sealed',
  'document_index',
  'document_mask',
  'phone_sealed',
  'phone_index',
  'phone_mask',
  'birth_year',
  'education',
  'account_id',
] as const
export type PersonColumn = (typeof personColumns)[number]
export type PersonCells = Readonly<Record<PersonColumn, Value>>

const columns: Record<MergeField, readonly PersonColumn[]> = {
  name: ['name', 'name_sort'],
  document: ['document_type', 'document_sealed', 'document_index', 'document_mask'],
  phone: ['phone_sealed', 'phone_index', 'phone_mask'],
  birthYear: ['birth_year'],
  education: ['education'],
  account: ['account_id'],
}

/** What only one record may have: taken over, the other one loses it. */
const unique: Partial<Record<MergeField, readonly PersonColumn[]>> = {
  document: ['document_sealed', 'document_index'],
  account: ['account_id'],
}

/** A ciphertext differs each time the same is encrypted, so it is not compared; its hash is. */
export const isCompared = (column: string): boolean => !column.endsWith('_sealed')

const known: Record<MergeField, PersonColumn> = {
  name: 'name',
  document: 'document_index',
  phone: 'phone_index',
  birthYear: 'birth_year',
  education: 'education',
  account: 'account_id',
}
export const mergeFields = Object.keys(columns) as MergeField[]

/** Whether a field is there to be taken: the other record knows it, and something else than this one does. */
export const mayTake = (field: MergeField, winner: PersonCells, loser: PersonCells): boolean =>
  loser[known[field]] !== null && loser[known[field]] !== winner[known[field]]

/** What the record that stays does not know and the other one does. */
export const proposesTaking = (field: MergeField, winner: PersonCells, loser: PersonCells): boolean =>
  winner[known[field]] === null && mayTake(field, winner, loser)

/**
 * The cells of both records that taking some fields over writes. Ciphertexts are of the cell they stand in: those of the
 * record that stays are made anew from `resealed`.
 */
export function takenOver(
  take: readonly MergeField[],
  winner: PersonCells,
  loser: PersonCells,
  ids: { winner: string; loser: string },
  resealed: Partial<Record<PersonColumn, string>>,
): Cell[] {
  const fields = mergeFields.filter((field) => take.includes(field) && mayTake(field, winner, loser))
  const cell = (key: string, column: PersonColumn, before: Value, after: Value): Cell[] =>
    before === after ? [] : [{ table: 'person', key, column, before, after }]
  // A resident id tells the year of birth.
  const withBirth = fields.includes('document') && loser.document_type === 'RIC'
  const taken = new Set(fields.flatMap((field) => columns[field]))
  if (withBirth) taken.add('birth_year')
  return [
    ...fields
      .flatMap((field) => unique[field] ?? [])
      .flatMap((column) => cell(ids.loser, column, loser[column], null)),
    ...[...taken].flatMap((column) =>
      cell(ids.winner, column, winner[column], resealed[column] ?? loser[column]),
    ),
  ]
}
