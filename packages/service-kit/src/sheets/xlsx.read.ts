import { dateText, isoText, numberText } from './cell-text.ts'
import { unguardFormula } from './formula-guard.ts'
import { type RowCollector, rowCollector, type Sheet, type SheetLimits } from './sheet.ts'
import { SheetProblem } from './sheet-problem.ts'
import { readWorkbook, storedText, type Workbook } from './workbook.read.ts'
import { visitXml } from './xml.ts'
import { openZip } from './zip.read.ts'

type Cell = { column: number; type: string; style: number; value: string }

/**
 * Reads one sheet of an XLSX workbook. Formulas give their last computed value, errors their sign (`#N/A`),
 * booleans TRUE and FALSE; a merged cell has its text at its first place only. Reading stops at the first row
 * or column over the limit, wherever the file claims its cells to be. Throws `SheetProblem`.
 */
export async function readXlsx(
  bytes: Uint8Array,
  limits: SheetLimits,
  wanted: string | undefined,
): Promise<Sheet> {
  const workbook = await readWorkbook(openZip(bytes, limits.maxUnfoldedBytes), wanted)
  const collector = rowCollector(limits)
  readRows(workbook, limits, collector)
  return { format: 'xlsx', sheetName: workbook.sheetName, ...collector.finish() }
}

function readRows(workbook: Workbook, limits: SheetLimits, collector: RowCollector): void {
  let row = 0
  let column = 0
  let cells: string[] = []
  let cell: Cell | null = null
  let collecting = false
  let inPhonetic = false
  visitXml(workbook.sheetXml, {
    open(name, attribute) {
      if (name === 'row') {
        row = following(row, attribute('r') ?? String(row + 1))
        column = 0
        cells = []
      } else if (name === 'c') {
        column = following(column, columnOf(attribute('r')) ?? String(column + 1))
        cell = { column, type: attribute('t') ?? 'n', style: Number(attribute('s') ?? -1), value: '' }
      } else if (name === 'rPh') inPhonetic = true
      else if (name === 'v' || name === 't') collecting = cell !== null && !inPhonetic
    },
    text(text) {
      if (collecting && cell) cell.value += text
    },
    close(name) {
      if (name === 'v' || name === 't') collecting = false
      else if (name === 'rPh') inPhonetic = false
      else if (name === 'row') collector.add(row, cells)
      else if (name === 'c' && cell) {
        const text = unguardFormula(textOf(cell, workbook, row))
        if (text !== '' && column > limits.maxColumns) {
          throw new SheetProblem('too_many_columns', { limit: limits.maxColumns, row })
        }
        if (text !== '') {
          while (cells.length < column) cells.push('')
          cells[column - 1] = text
        }
        cell = null
      }
    },
  })
}

/** Rows and cells must come in ascending order; what does not is not a sheet that a program wrote. */
function following(previous: number, stated: string): number {
  const next = Number(stated)
  if (!Number.isInteger(next) || next <= previous)
    throw new SheetProblem('malformed', previous > 0 ? { row: previous } : {})
  return next
}

/** `AB12` is column 28; as text, for `following`. */
function columnOf(reference: string | undefined): string | null {
  if (reference === undefined) return null
  const letters = /^[A-Z]{1,3}(?=\d+$)/.exec(reference)
  if (!letters) throw new SheetProblem('malformed')
  return String([...letters[0]].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0))
}

function textOf({ type, style, value }: Cell, workbook: Workbook, row: number): string {
  switch (type) {
    case 's': {
      const text = value === '' ? '' : workbook.strings[Number(value)]
      if (text === undefined) throw new SheetProblem('malformed', { row })
      return text
    }
    case 'str':
    case 'inlineStr':
      return storedText(value)
    case 'b':
      return value === '' ? '' : value === '1' || value === 'true' ? 'TRUE' : 'FALSE'
    case 'd':
      return isoText(value)
    case 'n':
      return workbook.dateStyles[style] ? dateText(value, workbook.date1904) : numberText(value)
    default:
      return value
  }
}
