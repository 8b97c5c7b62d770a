/** Numbers below this are withheld, unless the caller of the rules says otherwise. */
export const smallestShown = 5

export interface Protected<K extends string = string> {
  total: number | null
  tables: Record<K, Record<string, number | null>>
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)

/** Members that cells withheld from one table are together at the least: more than the cells, since nobody's is shown. */
const leastWithheld = (cells: number, smallest: number): number => Math.max(2 * smallest, cells + 1)

/**
 * One table whose total is known, its cells in an order that stays. Small numbers are withheld with what lies beside
 * them: the cells are halved again and again, and a part with a small number is withheld as a whole once it has two
 * cells and enough members, else the part around it (complementary suppression). Which cells go together never depends
 * on their numbers, so the choice tells nothing either. Nobody is in a cell of 0, so it is shown.
 */
export function suppressed(
  counts: Readonly<Record<string, number>>,
  smallest = smallestShown,
): Record<string, number | null> {
  const cells = Object.entries(counts)
  const least = leastWithheld(cells.length, smallest)
  const hidden = new Set<number>()
  const isOpen = (from: number, to: number): boolean => {
    if (to - from === 1) return cells[from]![1] > 0 && cells[from]![1] < smallest
    const middle = (from + to) >> 1
    const halves = [isOpen(from, middle), isOpen(middle, to)]
    if (!halves.includes(true)) return false
    const members = cells.slice(from, to).map(([, count]) => count)
    const isWhole = from === 0 && to === cells.length
    if (!isWhole && (members.filter((count) => count > 0).length < 2 || sum(members) < least)) return true
    for (let cell = from; cell < to; cell++) if (cells[cell]![1] > 0) hidden.add(cell)
    return false
  }
  if (cells.length > 0) isOpen(0, cells.length)
  return Object.fromEntries(cells.map(([key, count], cell) => [key, hidden.has(cell) ? null : count]))
}

/** Tables over the same members. Where they are fewer than `2 × smallest` in all, nothing is told, not even the total. */
export function protect<K extends string>(
  tables: Readonly<Record<K, Readonly<Record<string, number>>>>,
  smallest = smallestShown,
): Protected<K> {
  const names = Object.keys(tables) as K[]
  const total = names.length === 0 ? 0 : sum(Object.values<number>(tables[names[0]!]))
  const cells = Math.max(...names.map((name) => Object.keys(tables[name]).length))
  const withheld = total > 0 && total < leastWithheld(cells, smallest)
  const each = (name: K) =>
    withheld
      ? Object.fromEntries(Object.keys(tables[name]).map((key) => [key, null]))
      : suppressed(tables[name], smallest)
  return {
    total: withheld ? null : total,
    tables: Object.fromEntries(names.map((name) => [name, each(name)])) as Protected<K>['tables'],
  }
}
