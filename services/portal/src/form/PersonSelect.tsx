import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { SearchSelect, type Choice } from './SearchSelect.tsx'

interface PersonSelectProps {
  id?: string
  value?: string | null
  onChange?: (value: string | null) => void
  known?: Choice | null
}

/** Picks a person of the register by name, pinyin or initials. */
export const PersonSelect = (props: PersonSelectProps) => (
  <SearchSelect
    {...props}
    queryKey={['people', 'choices']}
    find={async (q) => {
      const page = await settled(
        api.GET('/api/v1/membership/people', { params: { query: { q, limit: 20 } } }),
      )
      return page.items.map((each) => ({
        value: each.id,
        label: each.employer ? `${each.name} · ${each.employer.name}` : each.name,
      }))
    }}
  />
)
