import type { RegulationDifference, RegulationState } from '@alliance/contracts/membership'

/** Where a regulation stands on a date, from its first version's day and its repeal. */
export function stateOn(
  { firstFrom, repealedOn }: { firstFrom: string; repealedOn: string | null },
  date: string,
): RegulationState {
  if (repealedOn !== null && repealedOn <= date) return 'repealed'
  return firstFrom > date ? 'upcoming' : 'in_force'
}

/** A text's paragraphs; blank lines only part them. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')

type Part = RegulationDifference['parts'][number]

/**
 * Two texts paragraph by paragraph: the longest common sequence is `same`, and where they part, what was removed
 * stands before what was added. A text of 20,000 characters may have as many lines, so what both begin and end with
 * is set aside first, and the table is of small integers.
 */
export function difference(older: string, newer: string): Part[] {
  const [before, after] = [paragraphsOf(older), paragraphsOf(newer)]
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++
  const same = (text: string): Part => ({ kind: 'same', text })
  return [
    ...before.slice(0, head).map(same),
    ...middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(same),
  ]
}

/** Cells of the table at the most; texts that differ in more than this many pairs of lines are told as replaced. */
const mostCells = 4_000_000

function middle(before: string[], after: string[]): Part[] {
  const width = after.length + 1
  const removed = (text: string): Part => ({ kind: 'removed', text })
  const added = (text: string): Part => ({ kind: 'added', text })
  if (before.length * after.length > mostCells) return [...before.map(removed), ...after.map(added)]
  const longest = new Uint16Array((before.length + 1) * width)
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      longest[i * width + j] =
        before[i] === after[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!)
  const parts: Part[] = []
  let [i, j] = [0, 0]
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      parts.push({ kind: 'same', text: before[i]! })
      i++
      j++
    } else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) parts.push(removed(before[i++]!))
    else parts.push(added(after[j++]!))
  }
  return [...parts, ...before.slice(i).map(removed), ...after.slice(j).map(added)]
}
