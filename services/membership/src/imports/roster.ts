import type { FieldProblemCode, Permission, ProblemCode } from '@alliance/contracts'
import type { RosterCandidate, RosterKind as RosterName } from '@alliance/contracts/membership'
import type { Context, Write } from '@alliance/service-kit'
import type { SQL } from 'drizzle-orm'
import { holdsIdentifier } from '@alliance/service-kit/free-text'
import type { ColumnChange, StoredFault } from './imports.table.ts'

export interface RosterColumn {
  field: string
  zh: string
  en: string
  required: boolean
  /** Of a column with identifiers: what is shown in place of what a cell holds. */
  mask?: (cell: string) => string
  /** Holds codes that may look like an identifier. */
  codes?: true
  explained: { zh: string; en: string }
  /** Of one and the same invented row. */
  example: string
}

/** What a row says, before it is held against the register and the other rows. */
export interface Reading {
  blank: boolean
  faults: StoredFault[]
  /** What no other row of the file may have, null when absent or wrong. */
  holds: string | null
  /** What another row may hold that this one has to do with. */
  seeks: string | null
  /** What it is met by in the register. */
  keys: Record<string, string | null>
}

/** In what light a row is looked at. */
export interface View {
  titles: readonly string[]
  fileName: string
  today: string
  now: string
  /** The kind's permission spans the register; otherwise what was met says what lies within reach. */
  everywhere: boolean
  /** Other rows of the file that hold what the row holds, and those that hold what it seeks. */
  twins: readonly number[]
  sought: readonly number[]
  /** Which of the candidates somebody said the row means. */
  chosenId: string | null
}

/** How a row stands to the register: what is wrong with it, and what entering it would do. */
export interface Standing<D> {
  faults: StoredFault[]
  subjectId: string | null
  /** The register has what the row tells of; entering it is an update. */
  exists: boolean
  changes: ColumnChange[]
  candidates: RosterCandidate[]
  /** What is entered; null when nothing can be. */
  draft: D | null
  /** What of the register entering it changes: two rows with one in common are never entered in one batch. */
  touches: string[]
}

export const standingNowhere = { subjectId: null, exists: false, changes: [], candidates: [], touches: [] }

/** In a roster with identifiers, whether a cell that is no place for them has one all the same. */
export const misplaced = ({ mask, codes }: RosterColumn, cell: string): boolean =>
  !mask && !codes && holdsIdentifier(cell)

/** Where a row that was entered from a file comes from. */
export const originIn = ({ fileName }: Pick<View, 'fileName'>) => ({
  provenance: 'imported' as const,
  sourceRef: fileName,
  isDemo: false,
})

/**
 * One kind of roster. Reading a file, judging and mending rows, committing them in chunks are the same for all;
 * a kind says what its columns are, what rows are met by and how they are entered. What it enters, it enters by the
 * verbs of the room whose noun it is.
 *
 * Methods, so that a kind with readings of its own is a kind: it is only ever given what it made itself.
 */
export interface RosterKind<
  R extends Reading = Reading,
  M extends object = object,
  D extends object = object,
> {
  name: RosterName
  /** Of the rows' noun; each row must lie within its reach. */
  permission: Permission
  /** Rows are not looked at one by one: only a permission that spans the register will do. */
  spansRegister: boolean
  sheet: { zh: string; en: string }
  columns: readonly RosterColumn[]
  /** Columns of our exports that say nothing to be entered. */
  ignored: readonly { zh: string; en: string }[]
  /** The field that says which record a row tells of. */
  identifying: string
  faultOf: { twins: FieldProblemCode; taken: FieldProblemCode }
  /** Refusals that mean the register moved between a chunk's read and its batch. */
  overtaken: readonly ProblemCode[]
  /** @param cells in the order of `columns`, identifiers in clear */
  read(cells: readonly string[], view: Pick<View, 'titles' | 'fileName' | 'today'>): Promise<R>
  /** What is read beside rows `r` with `holds`, `seeks` and `keys`. */
  beside(ctx: Context): { columns: SQL; joins: SQL }
  met(row: Record<string, unknown>): M
  stand(reading: R, met: M, view: View): Standing<D>
  /** Everything that entering writes, and whom or what each draft was about. */
  enter(ctx: Context, drafts: readonly D[]): Promise<{ writes: Write; subjects: string[] }>
}

/** The title under which a file has a field; titles stand in the order of the kind's columns. */
export const titleIn =
  <F extends string>(columns: readonly { field: F }[], titles: readonly string[]) =>
  (field: F): string =>
    titles[columns.findIndex((column) => column.field === field)]!
