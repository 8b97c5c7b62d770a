import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { nameOfPartyOrganisation } from '../form/nameOfUnit.ts'
import { SearchSelect, type Choice } from '../form/SearchSelect.tsx'

interface PartyOrganisationSelectProps {
  id?: string
  value?: string | null
  onChange?: (value: string | null) => void
  known?: Choice | null
  'aria-label'?: string
}

/** Picks a Party organisation that still stands, by name, pinyin or initials. */
export const PartyOrganisationSelect = (props: PartyOrganisationSelectProps) => (
  <SearchSelect
    {...props}
    queryKey={['grid', 'choices']}
    nameOf={nameOfPartyOrganisation}
    find={async (q) => {
      const page = await settled(
        api.GET('/api/v1/membership/party-organisations', { params: { query: { q, limit: 20 } } }),
      )
      return page.items
        .filter((each) => each.dissolvedOn === null)
        .map((each) => ({ value: each.id, label: each.name }))
    }}
  />
)
