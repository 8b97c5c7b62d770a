import type { MergeChoice, MergeConflict, MergeConflictKind } from '@alliance/contracts/membership'

/** The version of these rules, kept in every receipt. */
export const ruleVersion = 'merge-2026-11'

/** A row that excludes others like it: of one person, those of one kind and group do not hold at the same time. */
export interface Held {
  kind: MergeConflictKind
  id: string
  owner: string
  group: string
  /** What it is about; two rows about one thing are one thing entered twice. */
  target: string
  title: string
  detail: string | null
  from: string
  to: string | null
}

export const tableOf: Record<MergeConflictKind, string> = {
  employment: 'employment',
  affiliation: 'affiliation',
  functional_affiliation: 'affiliation',
  post: 'post',
  hookup: 'hookup',
  candidate: 'candidate',
}

const isEmpty = ({ from, to }: Held): boolean => to !== null && to <= from

/** Whether two rows of one person could not both hold. */
export function collide(a: Held, b: Held): boolean {
  if (a.kind !== b.kind || a.group !== b.group || isEmpty(a) || isEmpty(b)) return false
  if (a.kind === 'candidate') return true
  return (a.to === null || a.to > b.from) && (b.to === null || b.to > a.from)
}

/** The pairs among some rows that could not both hold. */
export const collisions = (rows: readonly Held[]): [Held, Held][] =>
  rows.flatMap((a, i) =>
    rows
      .slice(i + 1)
      .filter((b) => collide(a, b))
      .map((b): [Held, Held] => [a, b]),
  )

const shown = ({ id, title, detail, from, to }: Held) => ({ id, title, detail, from, to })

/** The earlier one may end when the later begins, unless that would cut off what lasted longer. */
function mayFollow(a: Held, b: Held): boolean {
  if (a.kind === 'candidate' || a.from === b.from) return false
  const [earlier, later] = a.from < b.from ? [a, b] : [b, a]
  return later.to === null || (earlier.to !== null && earlier.to <= later.to)
}

function proposal(winner: Held, loser: Held): MergeChoice {
  if (winner.target !== loser.target && mayFollow(winner, loser)) return 'sequence'
  return winner.from <= loser.from ? 'winner' : 'loser'
}

/** Everything of two records that could not both hold for one person, with what is proposed for it. */
export const conflictsOf = (winner: readonly Held[], loser: readonly Held[]): MergeConflict[] =>
  winner.flatMap((a) =>
    loser
      .filter((b) => collide(a, b))
      .map((b) => ({
        id: `${a.id}:${b.id}`,
        kind: a.kind,
        winner: shown(a),
        loser: shown(b),
        choices: ['winner', 'loser', ...(mayFollow(a, b) ? (['sequence'] as const) : [])],
        proposed: proposal(a, b),
      })),
  )

/** What the choices make of a row: when it ends, or that it is set aside and never held. */
export interface Settled {
  row: Held
  to: string | null
  setAside: boolean
  /** The row that counts in its stead, where that is about the same. */
  instead: Held | null
}

/**
 * What becomes of the rows in conflict. Each choice only shortens, so they may be taken in any order, and what is left
 * of two rows never collides.
 *
 * @returns the rows that change; `undecided`: conflicts without a choice, or with one that is not theirs
 */
export function settle(
  conflicts: readonly MergeConflict[],
  choices: ReadonlyMap<string, MergeChoice>,
  rows: readonly Held[],
): { settled: Settled[]; undecided: string[] } {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const settled = new Map<string, Settled>()
  const undecided: string[] = []
  const shorten = (row: Held, to: string, other: Held) => {
    const known = settled.get(row.id)
    const end = [to, known?.to ?? row.to].filter((date) => date !== null).toSorted()[0]!
    settled.set(row.id, {
      row,
      to: end,
      setAside: end <= row.from,
      instead: row.target === other.target ? other : (known?.instead ?? null),
    })
  }
  for (const conflict of conflicts) {
    const choice = choices.get(conflict.id)
    const [a, b] = [byId.get(conflict.winner.id), byId.get(conflict.loser.id)]
    if (choice === undefined || !conflict.choices.includes(choice) || !a || !b) {
      undecided.push(conflict.id)
      continue
    }
    if (choice === 'winner') shorten(b, b.from, a)
    else if (choice === 'loser') shorten(a, a.from, b)
    else if (a.from < b.from) shorten(a, b.from, b)
    else shorten(b, a.from, a)
  }
  return { settled: [...settled.values()], undecided }
}
