import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { SearchSelect, type Choice } from '../form/SearchSelect.tsx'

interface PartyOrganisationSelectProps {
  id?: string
  value?: string | null
  onChange?: (value: string | null) => void
  known?: Choice | null
}

/** Picks a Party organisation. The list has no search yet: pages are read until the typed name is found. */
export const PartyOrganisationSelect = (props: PartyOrganisationSelectProps) => (
  <SearchSelect
    {...props}
    queryKey={['grid', 'choices']}
    find={async (typed) => {
      const found: Choice[] = []
      let cursor: string | undefined
      do {
        const page = await settled(
          api.GET('/api/v1/membership/party-organisations', { params: { query: { limit: 200, cursor } } }),
        )
        for (const each of page.items)
          if (each.dissolvedOn === null && (!typed || each.name.includes(typed)))
            found.push({ value: each.id, label: each.name })
        cursor = page.nextCursor ?? undefined
      } while (cursor && found.length < 20)
      return found
    }}
  />
)
