import type { StructureDimension } from '@alliance/contracts/membership'
import { chainCodes } from '@alliance/contracts/programme'

/** The bands of age, by the least age of each; an age is whole years by the year of birth, which is all that is kept. */
export const ageBands = [
  ['under_31', 0],
  ['31_35', 31],
  ['36_40', 36],
  ['41_50', 41],
  ['51_60', 51],
  ['over_60', 61],
] as const

/** The cells of each dimension in the order that they are shown in. */
export const cellsOf: Record<StructureDimension, readonly string[]> = {
  age: [...ageBands.map(([key]) => key), 'unknown'],
  education: ['secondary', 'vocational', 'college', 'bachelor', 'master', 'doctorate', 'unknown'],
  frontline: ['frontline', 'other', 'unknown'],
  status: ['full', 'probationary'],
  chain: [...chainCodes, 'none'],
}

export const dimensions = Object.keys(cellsOf) as StructureDimension[]

/** The day that is answered for a day that was asked: the first of its month. */
export const firstOfMonth = (date: string): string => `${date.slice(0, 7)}-01`

/** Numbers as they were counted, with every cell of every dimension; what is not a cell counts as unknown. */
export function completed(
  counted: readonly { dimension: string; key: string | null; members: number }[],
): Record<StructureDimension, Record<string, number>> {
  const tables = Object.fromEntries(
    dimensions.map((dimension) => [dimension, Object.fromEntries(cellsOf[dimension].map((key) => [key, 0]))]),
  ) as Record<StructureDimension, Record<string, number>>
  for (const { dimension, key, members } of counted) {
    const table = tables[dimension as StructureDimension]
    const cell = key !== null && key in table ? key : 'unknown'
    table[cell] = (table[cell] ?? 0) + members
  }
  return tables
}
