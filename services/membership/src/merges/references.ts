import type { MergeMove } from '@alliance/contracts/membership'
import type { Reference } from './plan.rules.ts'

interface Moved extends Reference {
  move: MergeMove
  /** The primary key has the person in it: where the record that stays has such a row of its own, both stay. */
  once?: boolean
}

/**
 * Every column by which a row names a person, and that moves with a merge. A test holds this list against the schema:
 * a new column that names a person stands here or below, or the test fails.
 */
export const references = [
  { table: 'employment', key: 'id', column: 'person_id', move: 'employments' },
  { table: 'affiliation', key: 'id', column: 'person_id', move: 'affiliations' },
  { table: 'post', key: 'id', column: 'person_id', move: 'posts' },
  { table: 'hookup', key: 'id', column: 'person_id', move: 'hookups' },
  { table: 'meeting', key: 'id', column: 'chair_id', move: 'meetings_chaired' },
  { table: 'roll_entry', key: 'meeting_id', column: 'person_id', move: 'meeting_rolls', once: true },
  { table: 'instructor', key: 'id', column: 'person_id', move: 'instructors' },
  { table: 'candidate', key: 'id', column: 'person_id', move: 'candidates' },
  { table: 'development_case', key: 'id', column: 'person_id', move: 'development_cases' },
  { table: 'consent', key: 'id', column: 'person_id', move: 'consents' },
  { table: 'person_request', key: 'id', column: 'person_id', move: 'requests' },
  { table: 'person_access', key: 'id', column: 'person_id', move: 'accesses' },
] as const satisfies Moved[]

/** What names a person and does not move, and why. */
export const staying: Record<string, string> = {
  'person_term.person_id': 'made from the record’s own name',
  'person_key.person_id': 'made anew from names and employments',
  'duplicate.first_id': 'speaks of two records, not of a person',
  'duplicate.second_id': 'speaks of two records, not of a person',
  'person_merge.winner_id': 'the history of merges itself',
  'person_merge.loser_id': 'the history of merges itself',
  'person.merged_into': 'written by the merge',
}

/** Columns besides these that a merge may write, by table, with the key of their rows. */
export const written: readonly Reference[] = [
  ...references,
  ...['employment', 'affiliation', 'post', 'hookup'].map((table) => ({
    table,
    key: 'id',
    column: 'valid_to',
  })),
  { table: 'post', key: 'id', column: 'bound_id' },
  { table: 'candidate', key: 'id', column: 'state' },
  { table: 'duplicate', key: 'id', column: 'state' },
]
