import type { MergeChoice, MergePreview, NewMerge, PersonMerge } from '@alliance/contracts/membership'
import type { Answer } from '@alliance/test-kit'
import { done, env, get, post } from '../../test/rooms.testing.ts'
import { references } from './references.ts'

export const previewOf = async (winnerId: string, loserId: string) =>
  done(await get<MergePreview>(`/people/${winnerId}/merge-preview?loserId=${loserId}`))

/** Merges with what is proposed, unless something else is chosen. */
export async function mergeInto(
  winnerId: string,
  loserId: string,
  given: Partial<NewMerge> & {
    choose?: (choices: readonly MergeChoice[], proposed: MergeChoice) => MergeChoice
  } = {},
): Promise<Answer<PersonMerge>> {
  const { fields, conflicts } = await previewOf(winnerId, loserId)
  const { choose = (_, proposed) => proposed, ...body } = given
  return post<PersonMerge>(`/people/${winnerId}/merges`, {
    loserId,
    take: fields.filter(({ take }) => take).map(({ field }) => field),
    choices: conflicts.map(({ id, choices, proposed }) => ({
      conflict: id,
      choice: choose(choices, proposed),
    })),
    reason: '同一人重复登记',
    ...body,
  })
}

export const undo = (mergeId: string, leave: string[] = []) =>
  post<PersonMerge>(`/person-merges/${mergeId}/undo`, { reason: '核实为两个人', leave })

/** What says when a row was written, and not what it says. */
const bookkeeping = ['version', 'updated_at', 'told', 'paired_at', 'seen_at']

/** The whole of every table that a merge may touch, and of what is counted and found by. */
export async function dump(): Promise<Record<string, string[]>> {
  const tables = [
    ...new Set(references.map(({ table }) => table)),
    'person',
    'person_term',
    'person_key',
    'vacancy',
  ]
  const all = await Promise.all(
    [...tables.map((table) => `SELECT * FROM ${table}`), 'SELECT * FROM tally WHERE change <> 0'].map(
      (query) => env.DB.prepare(query).all<Record<string, unknown>>(),
    ),
  )
  return Object.fromEntries(
    [...tables, 'tally'].map((table, i) => [
      table,
      all[i]!.results.map((row) =>
        JSON.stringify(
          Object.fromEntries(Object.entries(row).filter(([column]) => !bookkeeping.includes(column))),
        ),
      ).toSorted(),
    ]),
  )
}
