import type { Role } from '@alliance/contracts'
import type { ServiceName } from '@alliance/contracts/services'
import type { World } from './world.ts'

/** One request to measure; its method and path stand in the contract. */
export interface Sample {
  /** Whose session it is sent with, instead of someone's who may; null is a stranger. */
  as?: Role | null
  /** A cookie that was prepared, instead of a role's. */
  cookie?: string
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  raw?: { type: string; content: string }
  /** The version last read, for `If-Match`. */
  version?: number
  /** The status it answers, where that is no success. */
  expect?: number
}

/** Prepares a request, anew for each size of the tables. */
export type Sampler = (world: World) => Sample | Promise<Sample>

/** How some nouns of a service are measured. Every module of `samples/` exports one as its default. */
export interface Bench {
  service: ServiceName
  /** Measured at a million rows as well, with the benches whose rows its own point to. */
  million?: true
  /**
   * INSERTs whose query reads `value` from `numbers`: one row of each noun for each number. A function stands for what
   * SQL cannot say; those come first.
   */
  fill: readonly (string | ((world: World, from: number, to: number) => Promise<void>))[]
  /**
   * By operation; behind a comma, a variant of it: `listOrganisations, found by pinyin`. They are sent in the order of
   * the contract, reads before writes.
   */
  samples: Record<string, Sampler>
}

/** SQL for the id of the `value`-th row. */
export const id = (prefix: string): string => `'${prefix}_' || printf('%026d', value)`
/** The id of a filled row. */
export const filled = (prefix: string, number: number): string =>
  `${prefix}_${String(number).padStart(26, '0')}`
/** SQL for a day of the `value`-th row, spread over a thousand days; twenty rows, one of each kind, share one. */
export const day = `date('2022-06-29', '+' || (value / 20 % 1000) || ' days')`
export const instant = `'2026-01-01T00:00:00.000Z'`

/** An INSERT of as many rows as there are numbers. */
export const rows = (table: string, columns: Record<string, string>): string =>
  `INSERT INTO "${table}" (${Object.keys(columns).join(', ')}) SELECT ${Object.values(columns).join(', ')} FROM numbers`
