/**
 * Why a file cannot be read. Every one is a message to the person who uploaded it, never a failure of ours.
 */
export type SheetReason =
  /** no bytes */
  | 'empty'
  /** more bytes than `limit` */
  | 'too_large'
  /** neither an XLSX workbook nor text: a picture, a PDF, a web page named .xls, an .ods, an .xlsb */
  | 'unsupported_format'
  /** an Excel 97–2003 file: save it as .xlsx */
  | 'legacy_xls'
  /** protected by a password */
  | 'encrypted'
  /** damaged, or not what it claims to be; `row` where it is known */
  | 'malformed'
  /** a zip that would unfold beyond `limit` bytes, or far beyond what tables do */
  | 'expands_too_much'
  /** neither UTF-8 nor GB18030 */
  | 'encoding'
  /** the header row is blank or missing */
  | 'no_header'
  /** more data rows than `limit`; `row` is the first one too many */
  | 'too_many_rows'
  /** a row wider than `limit` columns */
  | 'too_many_columns'

export type SheetProblemDetail = { limit?: number; row?: number }

/** Thrown by `readSheet`. `row` is the 1-based row of the sheet; `limit` is in the unit of the reason. */
export class SheetProblem extends Error {
  override readonly name = 'SheetProblem'
  readonly reason: SheetReason
  readonly limit: number | undefined
  readonly row: number | undefined

  constructor(reason: SheetReason, detail: SheetProblemDetail = {}) {
    super(`sheet: ${reason}`)
    this.reason = reason
    this.limit = detail.limit
    this.row = detail.row
  }
}
