import type { Move, PartyOrganisationType, TreeKind } from '@alliance/contracts/membership'
import { Problem } from '@alliance/service-kit/problem'

type Level = 1 | 2 | 3 | null

/** What the rules of places ask of a Party organisation. */
export interface Placeable {
  id: string
  gridLevel: Level
  establishedOn: string
  dissolvedOn: string | null
}

/** A node's place in a tree for a half-open period `[from, to)`; without a parent it is a root. */
export interface Place {
  tree: TreeKind
  childId: string
  parentId: string | null
  from: string
  to: string | null
}

/** Row S26: 党工委 — 产业链(园区)党委 — 企业(联合)党支部; an enterprise may be large enough for a committee of its own. */
const typesOfLevel: Record<1 | 2 | 3, readonly PartyOrganisationType[]> = {
  1: ['work_committee'],
  2: ['chain_committee', 'park_committee', 'committee'],
  3: ['committee', 'general_branch', 'branch', 'joint_branch', 'temporary_branch', 'functional_branch'],
}

export const typeFitsLevel = (type: PartyOrganisationType, level: Level): boolean =>
  level === null || typesOfLevel[level].includes(type)

/** Below a level stands the next one; what is outside the grid (a 党小组) may hang anywhere and carries no level. */
export const levelFitsBelow = (level: Level, above: Level): boolean => level === null || above === level - 1

/** @throws Problem `party_organisation.level` where the functional tree, which is the grid, would lose its levels */
function mustFit(tree: TreeKind, node: Placeable, parent: Placeable): void {
  if (tree === 'functional' && !levelFitsBelow(node.gridLevel, parent.gridLevel))
    throw new Problem('party_organisation.level')
}

/**
 * The places of a new node in one tree, from its first day on: under its parent from the day both exist, and a root
 * before that day or without a parent.
 *
 * @throws Problem `party_organisation.level`, `party_organisation.dissolved`
 */
export function firstPlaces(tree: TreeKind, node: Placeable, parent: Placeable | null): Place[] {
  const root: Place = { tree, childId: node.id, parentId: null, from: node.establishedOn, to: null }
  if (parent === null) return [root]
  if (parent.dissolvedOn !== null) throw new Problem('party_organisation.dissolved')
  mustFit(tree, node, parent)
  const placed: Place = { ...root, parentId: parent.id }
  if (parent.establishedOn <= node.establishedOn) return [placed]
  return [
    { ...root, to: parent.establishedOn },
    { ...placed, from: parent.establishedOn },
  ]
}

/**
 * The place that a move opens; the present one ends where it begins. That the move is after the present place's
 * beginning, and makes no circle, can only be told when it is written.
 *
 * @throws Problem `party_organisation.cycle` (to itself), `party_organisation.level`, `party_organisation.dissolved`,
 *   `request.invalid` at `/from` before either of the two was established
 */
export function movedPlace(node: Placeable, parent: Placeable, { tree, from }: Move): Place {
  if (node.id === parent.id) throw new Problem('party_organisation.cycle')
  if (node.dissolvedOn !== null || parent.dissolvedOn !== null)
    throw new Problem('party_organisation.dissolved')
  mustFit(tree, node, parent)
  if (from < node.establishedOn || from < parent.establishedOn)
    throw new Problem('request.invalid', { faults: [{ pointer: '/from', code: 'date.not_established' }] })
  return { tree, childId: node.id, parentId: parent.id, from, to: null }
}
