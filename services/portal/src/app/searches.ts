import type { Schemas } from '@alliance/client'
import { asOfOf, type DateOnly } from '../dates/dates.ts'

type Search = Record<string, unknown>
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** Where to go after signing in: a path of ours, never another site. */
export const nextSearch = (search: Search): { next?: string } => {
  const next = text(search.next)
  return next && /^\/(?![/\\])/.test(next) ? { next } : {}
}

interface OrganisationSearch {
  q?: string
  kind?: Schemas['OrganisationKind']
}
export const organisationSearch = (search: Search): OrganisationSearch => ({
  ...(text(search.q) ? { q: text(search.q) } : {}),
  ...(text(search.kind) ? { kind: text(search.kind) as Schemas['OrganisationKind'] } : {}),
})

interface GridSearch {
  asOf?: DateOnly
  tree?: Schemas['TreeKind']
  focus?: string
}
export const gridSearch = (search: Search): GridSearch => ({
  ...asOfOf(search),
  ...(search.tree === 'formal' ? { tree: 'formal' as const } : {}),
  ...(text(search.focus) ? { focus: text(search.focus) } : {}),
})

interface ChainSearch {
  asOf?: DateOnly
  view?: 'list'
}
export const chainSearch = (search: Search): ChainSearch => ({
  ...asOfOf(search),
  ...(search.view === 'list' ? { view: 'list' as const } : {}),
})

interface ImportSearch {
  state?: Schemas['ImportRowState']
}
export const importSearch = (search: Search): ImportSearch =>
  text(search.state) ? { state: text(search.state) as Schemas['ImportRowState'] } : {}

interface MeetingSearch {
  state?: Schemas['MeetingState']
  party?: string
}
export const meetingSearch = (search: Search): MeetingSearch => ({
  ...(text(search.state) ? { state: text(search.state) as Schemas['MeetingState'] } : {}),
  ...(text(search.party) ? { party: text(search.party) } : {}),
})
