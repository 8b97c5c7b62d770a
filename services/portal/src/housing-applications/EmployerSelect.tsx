import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { SearchSelect, type Choice } from '../form/SearchSelect.tsx'

interface EmployerSelectProps {
  id?: string
  value?: string | null
  onChange?: (value: string | null) => void
  known?: Choice | null
}

/** Picks an employer by any part of its name. */
export const EmployerSelect = (props: EmployerSelectProps) => (
  <SearchSelect
    {...props}
    queryKey={['housing-employers']}
    find={async (q = '') => {
      const { items } = await settled(
        api.GET('/api/v1/talent-housing/employers', { params: { query: { q } } }),
      )
      return items.map(({ id, name }) => ({ value: id, label: name }))
    }}
  />
)
