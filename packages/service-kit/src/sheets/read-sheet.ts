import { readCsv } from './csv.read.ts'
import { type ReadOptions, type Sheet, SHEET_LIMITS } from './sheet.ts'
import { SheetProblem } from './sheet-problem.ts'
import { readXlsx } from './xlsx.read.ts'

const ZIP = [0x50, 0x4b, 0x03, 0x04]
// The container of Excel 97–2003 files, and of XLSX files that have a password.
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/**
 * Reads an uploaded table. What it is, is decided by its bytes and never by its name: an XLSX workbook, or
 * separated text in UTF-8 (with or without byte-order mark), GB18030 or marked UTF-16. Limits are those of
 * `SHEET_LIMITS` unless given. Throws `SheetProblem` with a reason for everything that can be wrong with a
 * file.
 */
export async function readSheet(bytes: Uint8Array, options: ReadOptions = {}): Promise<Sheet> {
  const { sheetName, ...given } = options
  const limits = { ...SHEET_LIMITS, ...definedOnly(given) }
  if (bytes.length > limits.maxBytes) throw new SheetProblem('too_large', { limit: limits.maxBytes })
  if (bytes.length === 0) throw new SheetProblem('empty')
  if (startsWith(bytes, ZIP)) return readXlsx(bytes, limits, sheetName)
  if (startsWith(bytes, COMPOUND))
    throw new SheetProblem(holdsEncryptedPackage(bytes) ? 'encrypted' : 'legacy_xls')
  return readCsv(bytes, limits)
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}

/** A compound file lists its streams by name, in UTF-16. */
function holdsEncryptedPackage(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes).includes([...'EncryptedPackage'].join('\0'))
}

function definedOnly<Options extends object>(options: Options): Partial<Options> {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  ) as Partial<Options>
}
