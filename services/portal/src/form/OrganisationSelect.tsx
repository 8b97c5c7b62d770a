import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { nameOfOrganisation } from './nameOfUnit.ts'
import { SearchSelect, type Choice } from './SearchSelect.tsx'

interface OrganisationSelectProps {
  id?: string
  value?: string | null
  onChange?: (value: string | null) => void
  known?: Choice | null
}

/** Picks an organisation of the register by name, alias, credit code, pinyin or initials. */
export const OrganisationSelect = (props: OrganisationSelectProps) => (
  <SearchSelect
    {...props}
    queryKey={['organisations', 'choices']}
    nameOf={nameOfOrganisation}
    find={async (q) => {
      const page = await settled(
        api.GET('/api/v1/membership/organisations', { params: { query: { q, limit: 20 } } }),
      )
      return page.items.map((each) => ({ value: each.id, label: each.name }))
    }}
  />
)
