import { reencrypt, type Context } from '@alliance/service-kit'
import { cipher } from '../secrets.ts'
import { misplaced, type RosterColumn } from './roster.ts'
import { isMasked } from './sealing.rules.ts'

/** Of a row as it is kept: where it stands, what is shown of it, and what is not. */
export interface KeptCells {
  importId: string
  number: number
  cells: readonly string[]
  sealed: string | null
}

const place = ({ importId, number }: Pick<KeptCells, 'importId' | 'number'>) => ({
  table: 'import_row',
  id: `${importId}:${number}`,
  column: 'sealed',
})

const covered = (cell: string): string => '*'.repeat(cell.length)

/** A row's cells as they are kept: identifiers encrypted, and shown as masks. */
export async function seal(
  columns: readonly RosterColumn[],
  at: Pick<KeptCells, 'importId' | 'number'>,
  cells: readonly string[],
): Promise<{ cells: string[]; sealed: string | null }> {
  const hidden: Record<number, string> = {}
  const identifies = columns.some(({ mask }) => mask)
  const shown = cells.map((cell, index) => {
    const column = columns[index]!
    const mask = identifies && misplaced(column, cell) ? covered : column.mask
    if (!mask || cell.trim() === '' || isMasked(cell)) return cell
    hidden[index] = cell
    return mask(cell)
  })
  const none = Object.keys(hidden).length === 0
  return { cells: shown, sealed: none ? null : await cipher.encrypt(JSON.stringify(hidden), place(at)) }
}

/** A row's cells in clear. */
export async function open(row: KeptCells): Promise<string[]> {
  if (row.sealed === null) return [...row.cells]
  const hidden = JSON.parse(await cipher.decrypt(row.sealed, place(row))) as Record<number, string>
  return row.cells.map((cell, index) => hidden[index] ?? cell)
}

/** Cells that were sent back: one that is the mask that was shown stands for what it hides. */
export async function unmask(row: KeptCells, sent: readonly string[]): Promise<string[]> {
  const clear = await open(row)
  return sent.map((cell, index) => (cell === row.cells[index] ? (clear[index] ?? cell) : cell))
}

/** Encrypts again what an older key encrypted. */
export const reencryptImports = (ctx: Context): Promise<void> =>
  reencrypt(ctx, cipher, [{ table: 'import_row', id: `import_id || ':' || number`, column: 'sealed' }])
