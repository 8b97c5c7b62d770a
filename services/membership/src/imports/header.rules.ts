import type { Fault } from '@alliance/service-kit/problem'
import type { RosterKind } from './roster.ts'

/** Where a file has the columns of a roster. */
export interface Placement {
  /** The titles in the order of the kind's columns, in the file's language; also of columns that the file leaves out. */
  titles: string[]
  /** A row's cells in that order; a column that the file leaves out gives empty cells, which a mend may fill. */
  arrange: (cells: readonly string[]) => string[]
}

/** `单位名称 *` and `NAME` are met as `单位名称` and `name`. */
const bare = (title: string): string => title.normalize('NFKC').replace(/[*\s]/g, '').toLowerCase()

/** A column's letters as spreadsheet programs show them: 0 is A, 26 is AA. */
function lettersOf(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? lettersOf(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

const pointerTo = (title: string): string => `/${title.replaceAll('~', '~0').replaceAll('/', '~1')}`

/**
 * Finds the columns of a roster in a header, in any order, by their Chinese or English titles. What stands in the
 * file under no title of the template would be lost, so it is a fault, as is a required column that is missing;
 * but for the columns that our own exports add.
 */
export function placeHeader(
  { columns, ignored }: Pick<RosterKind, 'columns' | 'ignored'>,
  header: readonly string[],
  rows: readonly { cells: readonly string[] }[],
): Placement | { faults: Fault[] } {
  const faults: Fault[] = []
  const places = new Map<number, number>()
  let english = false
  const width = Math.max(header.length, ...rows.map(({ cells }) => cells.length))
  for (let at = 0; at < width; at++) {
    const title = header[at] ?? ''
    const called = ({ zh, en }: { zh: string; en: string }) =>
      bare(title) === bare(zh) || bare(title) === bare(en)
    if (ignored.some(called)) continue
    const column = columns.findIndex(called)
    if (column < 0) {
      if (title !== '' || rows.some(({ cells }) => (cells[at] ?? '').trim() !== ''))
        faults.push({ pointer: pointerTo(title || lettersOf(at)), code: 'import.unknown_column' })
    } else if (places.has(column)) faults.push({ pointer: pointerTo(title), code: 'import.repeated_column' })
    else {
      places.set(column, at)
      english ||= bare(title) === bare(columns[column]!.en)
    }
  }
  const titles = columns.map(({ zh, en }) => (english ? en : zh))
  columns.forEach(({ required }, column) => {
    if (required && !places.has(column))
      faults.push({ pointer: pointerTo(titles[column]!), code: 'import.missing_column' })
  })
  if (faults.length > 0) return { faults }
  return {
    titles,
    arrange: (cells) => columns.map((_, column) => cells[places.get(column) ?? -1] ?? ''),
  }
}
