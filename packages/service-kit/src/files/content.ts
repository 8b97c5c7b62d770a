import type { FileType, ProblemCode } from '@alliance/contracts'
import { Problem } from '../problem.ts'
import { SheetProblem } from '../sheets/sheet-problem.ts'
import { openZip } from '../sheets/zip.read.ts'
import { fileLimit, magicOf, packedType } from './content.rules.ts'

/** What a file is by its content, or null when it is none of ours: what unpacks to far too much is none either. */
export function typeOf(bytes: Uint8Array<ArrayBuffer>): FileType | null {
  const magic = magicOf(bytes)
  if (magic !== 'zip') return magic
  try {
    return packedType([...openZip(bytes, 100 * fileLimit).entries.keys()])
  } catch (cause) {
    if (cause instanceof SheetProblem) return null
    throw cause
  }
}

/**
 * The type of a file that is of one of these.
 *
 * @throws Problem with `code`
 */
export function typeAmong<T extends FileType>(
  types: readonly T[],
  bytes: Uint8Array<ArrayBuffer>,
  code: ProblemCode,
): T {
  const found = typeOf(bytes)
  const type = types.find((each) => each === found)
  if (type === undefined) throw new Problem(code)
  return type
}
