import type { MergeChoice, MergeField } from '@alliance/contracts/membership'
import fc from 'fast-check'
import { collide, collisions, conflictsOf, settle, type Held } from './conflicts.rules.ts'
import { isCompared, mergeFields, takenOver, type PersonCells } from './fields.rules.ts'
import { applied, changedSince, partOf, reverted, type Cell, type Tables } from './journal.rules.ts'
import { cellsOf, moves, seatsLost, staysOf, type BoundSeat } from './plan.rules.ts'
import { references } from './references.ts'
import { obstaclesOf } from './undo.rules.ts'

/** A register in memory: the same records and rules as the real one, with functions for its database. */
export interface Merge {
  winner: string
  loser: string
  cells: Cell[]
  undone: boolean
}
export interface World {
  tables: Tables
  merges: Merge[]
}

const people = ['p0', 'p1', 'p2', 'p3']
const day = (n: number) => `2024-01-${String(n + 1).padStart(2, '0')}`
type Row = Record<string, string | null>

const kindOf = (table: string, row: Row): Held['kind'] =>
  table === 'affiliation'
    ? row.kind === 'formal'
      ? 'affiliation'
      : 'functional_affiliation'
    : (table as Held['kind'])

/** The rows that exclude one another, of everyone. */
export const heldIn = (tables: Tables): Held[] =>
  ['employment', 'affiliation', 'post'].flatMap((table) =>
    Object.entries(tables[table] ?? {}).map(([id, row]) => {
      const kind = kindOf(table, row)
      return {
        kind,
        id,
        owner: row.person_id!,
        group: kind === 'employment' || kind === 'affiliation' ? '' : row.target!,
        target: row.target!,
        title: row.target!,
        detail: null,
        from: row.valid_from!,
        to: row.valid_to!,
      }
    }),
  )

const of = (tables: Tables, owner: string) => heldIn(tables).filter((row) => row.owner === owner)
const seatsIn = (tables: Tables): BoundSeat[] =>
  Object.entries(tables.post ?? {}).flatMap(([id, row]) =>
    row.bound_id && row.valid_to === null ? [{ id, boundTo: 'employment', boundId: row.bound_id }] : [],
  )
const put = (tables: Tables, table: string, key: string, row: Row): Tables => ({
  ...tables,
  [table]: { ...tables[table], [key]: { ...tables[table]?.[key], ...row } },
})
const isClosed = (tables: Tables, id: string) => tables.person![id]!.merged_into !== null

export const emptyWorld: World = {
  merges: [],
  tables: {
    person: Object.fromEntries(
      people.map((id, i) => [
        id,
        {
          name: `n${i}`,
          name_sort: `n${i}`,
          document_type: i % 2 ? 'RIC' : null,
          document_sealed: null,
          document_index: i % 2 ? `d${i}` : null,
          document_mask: null,
          phone_sealed: null,
          phone_index: i < 2 ? 'same' : null,
          phone_mask: null,
          birth_year: null,
          education: i === 3 ? 'master' : null,
          account_id: i === 1 ? 'acc' : null,
          merged_into: null,
        },
      ]),
    ),
  },
}

export type Step =
  | {
      do: 'enter'
      table: 'employment' | 'affiliation' | 'post'
      kind: string
      who: number
      target: number
      from: number
    }
  | { do: 'end'; which: number; to: number }
  | { do: 'read'; who: number }
  | { do: 'edit'; who: number; phone: string }
  | { do: 'merge'; winner: number; loser: number; choices: MergeChoice[]; take: MergeField[] }
  | { do: 'undo'; which: number }

const small = fc.nat({ max: 27 })
const who = fc.nat({ max: people.length - 1 })
const change = fc.oneof(
  fc.record({
    do: fc.constant('enter' as const),
    table: fc.constantFrom('employment' as const, 'affiliation' as const, 'post' as const),
    kind: fc.constantFrom('formal', 'functional'),
    who,
    target: fc.nat({ max: 2 }),
    from: small,
  }),
  fc.record({ do: fc.constant('end' as const), which: small, to: small }),
  fc.record({ do: fc.constant('read' as const), who }),
  fc.record({ do: fc.constant('edit' as const), who, phone: fc.constantFrom('same', 'one', 'two') }),
)
export const anyMerge = fc.record({
  do: fc.constant('merge' as const),
  winner: who,
  loser: who,
  choices: fc.array(fc.constantFrom<MergeChoice>('winner', 'loser', 'sequence'), {
    minLength: 1,
    maxLength: 4,
  }),
  take: fc.subarray([...mergeFields]),
})
export const anyChanges: fc.Arbitrary<Step[]> = fc.array(change, { maxLength: 14 })
export const anyHistory: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: change },
    { weight: 2, arbitrary: anyMerge },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const), which: small }) },
  ),
  { maxLength: 24 },
)

let rows = 0
/** One step, or the world as it was where the rules refuse it. */
export function play(world: World, step: Step): World {
  const { tables } = world
  switch (step.do) {
    case 'enter':
      return { ...world, tables: enter(tables, step) }
    case 'end': {
      const open = heldIn(tables).filter(({ to }) => to === null)
      const row = open[step.which % Math.max(1, open.length)]
      if (!row || day(step.to) <= row.from) return world
      const table = row.kind.endsWith('affiliation') ? 'affiliation' : row.kind
      return { ...world, tables: put(tables, table, row.id, { valid_to: day(step.to) }) }
    }
    case 'read':
      return isClosed(tables, people[step.who]!)
        ? world
        : { ...world, tables: put(tables, 'person_access', `a${++rows}`, { person_id: people[step.who]! }) }
    case 'edit':
      return isClosed(tables, people[step.who]!)
        ? world
        : { ...world, tables: put(tables, 'person', people[step.who]!, { phone_index: step.phone }) }
    case 'merge':
      return merge(world, step)
    case 'undo': {
      const standing = world.merges.filter(({ undone }) => !undone)
      const which = standing[step.which % Math.max(1, standing.length)]
      return (which && undo(world, which)) ?? world
    }
  }
}

/** As the use cases: another employment, and another formal affiliation, ends the one before. */
function enter(tables: Tables, { table, kind, who, target, from }: Extract<Step, { do: 'enter' }>): Tables {
  const person = people[who]!
  if (isClosed(tables, person)) return tables
  const since = day(from)
  const row: Row = { person_id: person, kind, target: `t${target}`, valid_from: since, valid_to: null }
  const key = `${table}${++rows}`
  const entered = put(tables, table, key, row)
  const [mine] = of(entered, person).filter(({ id }) => id === key)
  const alike = of(tables, person).filter((each) => each.kind === mine!.kind && each.group === mine!.group)
  if (alike.some((each) => each.from >= since || (each.to !== null && each.to > since))) return tables
  const open = alike.find(({ to }) => to === null)
  if (!open) return bound(entered, table, key, person)
  if (table === 'post') return tables
  return put(entered, table, open.id, { valid_to: since })
}

/** A seat is held by virtue of an employment that is open, where there is one. */
function bound(tables: Tables, table: string, key: string, person: string): Tables {
  const job = of(tables, person).find(({ kind, to }) => kind === 'employment' && to === null)
  return table === 'post' ? put(tables, table, key, { bound_id: job?.id ?? null }) : tables
}

const cellsFor = (tables: Tables, id: string) => tables.person![id] as unknown as PersonCells

export function merge(world: World, step: Omit<Extract<Step, { do: 'merge' }>, 'do'>): World {
  const [winner, loser] = [people[step.winner]!, people[step.loser]!]
  const { tables } = world
  if (winner === loser || isClosed(tables, winner) || isClosed(tables, loser)) return world
  const held = [...of(tables, winner), ...of(tables, loser)]
  const conflicts = conflictsOf(of(tables, winner), of(tables, loser))
  const choices = new Map(
    conflicts.map(({ id, choices: given, proposed }, i) => {
      const choice = step.choices[i % step.choices.length]!
      return [id, given.includes(choice) ? choice : proposed]
    }),
  )
  const { settled } = settle(conflicts, choices, held)
  const seats = seatsIn(tables)
  if (seatsLost(settled, seats).length > 0) return world
  const stays = new Set(
    ['employment', 'affiliation', 'post'].flatMap((table) =>
      staysOf(settled, table).map((id) => `${table}:${id}`),
    ),
  )
  const own = cellsOf(settled, seats, winner, loser)
  const ids = { winner, loser }
  const fields = takenOver(step.take, cellsFor(tables, winner), cellsFor(tables, loser), ids, {})
  const into: Cell = { table: 'person', key: loser, column: 'merged_into', before: null, after: winner }
  // What is set aside goes to the loser after the loser's rows have gone to the winner, and so does not return.
  const moved = moves(tables, references, loser, winner, stays)
  const cells = [...own, ...moved, ...fields, into]
  return {
    tables: applied(tables, cells),
    merges: [...world.merges, { winner, loser, cells, undone: false }],
  }
}

/** The world with a merge taken back, or null where that is refused. */
export function undo(world: World, which: Merge, leaving = false): World | null {
  const { tables, merges } = world
  if (which.undone || isClosed(tables, which.winner)) return null
  const later = new Set(
    merges
      .slice(merges.indexOf(which) + 1)
      .filter(({ undone }) => !undone)
      .flatMap(({ cells }) => cells.map(partOf)),
  )
  const compared = which.cells.filter(({ column }) => isCompared(column))
  const changed = changedSince(tables, compared)
  const rows = [...of(tables, which.winner), ...of(tables, which.loser)]
  const found = obstaclesOf(which.cells, changed, later, rows)
  const left = new Set(leaving ? found.filter(({ leavable }) => leavable).map(({ cell }) => cell) : [])
  if (obstaclesOf(which.cells, changed, later, rows, left).length > 0) return null
  const cells = which.cells
  return {
    tables: reverted(tables, cells, left),
    merges: merges.map((each) => (each === which ? { ...each, undone: true } : each)),
  }
}

export const collidesIn = (tables: Tables): boolean =>
  collisions(heldIn(tables)).some(([a, b]) => a.owner === b.owner && collide(a, b))
