import { rollSubject } from '../affiliations/affiliations.rules.ts'
import { tableOf, type Settled } from './conflicts.rules.ts'
import type { Cell, Tables } from './journal.rules.ts'

/** A seat that is held by virtue of a row. */
export interface BoundSeat {
  id: string
  boundTo: 'employment' | 'hookup' | 'post'
  boundId: string
}

/** The seats whose source would end, and nothing about the same takes its place: they are settled before a merge. */
export const seatsLost = (settled: readonly Settled[], seats: readonly BoundSeat[]): BoundSeat[] =>
  seats.filter(({ boundId }) => {
    const source = settled.find(({ row }) => row.id === boundId)
    return source !== undefined && endsAny(source) && !sustained(source, settled)
  })

/** Something was open, and is not any more. */
const endsAny = ({ row, to }: Settled): boolean => row.to === null && to !== null

/** The row in its stead is about the same, and open still. */
function sustained({ instead }: Settled, settled: readonly Settled[]): boolean {
  if (instead === null || instead.to !== null) return false
  return settled.every(({ row, to }) => row.id !== instead.id || to === null)
}

/**
 * The cells that the choices write: ends of periods, rows set aside to the record that is merged, candidates that
 * count once, seats that are held by virtue of the row that counts.
 */
export function cellsOf(
  settled: readonly Settled[],
  seats: readonly BoundSeat[],
  winnerId: string,
  loserId: string,
): Cell[] {
  const ends = settled.flatMap(({ row, to, setAside }): Cell[] => {
    const at = { table: tableOf[row.kind], key: row.id }
    if (row.kind === 'candidate') return [{ ...at, column: 'state', before: row.detail, after: 'withdrawn' }]
    return [
      { ...at, column: 'valid_to', before: row.to, after: to },
      ...(setAside && row.owner === winnerId
        ? [{ ...at, column: 'person_id', before: winnerId, after: loserId }]
        : []),
    ]
  })
  const bound = seats.flatMap(({ id, boundId }): Cell[] => {
    const source = settled.find(({ row }) => row.id === boundId)
    if (source === undefined || !endsAny(source) || !sustained(source, settled)) return []
    return [{ table: 'post', key: id, column: 'bound_id', before: boundId, after: source.instead!.id }]
  })
  return [...ends, ...bound]
}

/** The keys of a table's rows that do not move: those of the loser that were set aside. */
export const staysOf = (settled: readonly Settled[], table: string): string[] =>
  settled
    .filter(({ row, setAside }) => setAside && row.kind !== 'candidate' && tableOf[row.kind] === table)
    .map(({ row }) => row.id)

export interface Delta {
  subject: string
  date: string
  change: number
}

interface Counted {
  partyOrganisationId: string
  status: 'full' | 'probationary'
  from: string
  to: string | null
}

/** How the counts of rolls change when a formal affiliation ends on another day than it did. */
export function recount(row: Counted, to: string | null): Delta[] {
  const subject = rollSubject(row.partyOrganisationId, row.status)
  return [
    ...(row.to === null ? [] : [{ subject, date: row.to, change: 1 }]),
    ...(to === null ? [] : [{ subject, date: to, change: -1 }]),
  ]
}

/** A column by which rows of a table name a person. */
export interface Reference {
  table: string
  key: string
  column: string
}

/** The cells by which the rows of one record come to name another; what is set aside stays. */
export const moves = (
  tables: Tables,
  references: readonly Reference[],
  from: string,
  to: string,
  stays: ReadonlySet<string>,
): Cell[] =>
  references.flatMap(({ table, column }) =>
    Object.entries(tables[table] ?? {})
      .filter(([key, row]) => row[column] === from && !stays.has(`${table}:${key}`))
      .map(([key]) => ({ table, key, column, before: from, after: to })),
  )
