import type { Schemas } from '@alliance/client'
import { useMay } from '../session/me.ts'

const needs = {
  organisations: 'organisation:import',
  people: 'person:write',
  affiliations: 'affiliation:write',
  posts: 'post:write',
} as const satisfies Record<Schemas['RosterKind'], string>

/** The kinds of roster that whoever is signed in may import. */
export function useRosterKinds(): Schemas['RosterKind'][] {
  const may = useMay()
  return (Object.keys(needs) as Schemas['RosterKind'][]).filter((kind) => may(needs[kind]))
}
