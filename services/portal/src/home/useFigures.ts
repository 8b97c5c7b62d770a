import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { statusQuery, watchedServices } from '../operations/service-status.ts'
import { useMay } from '../session/me.ts'
import type { destinations } from '../shell/destinations.ts'
import { useQueries } from '@tanstack/react-query'
import { homeWords } from './home.words.ts'

type Figures = Partial<Record<(typeof destinations)[number]['name'], string>>

/** A figure for each tile that has one, from the endpoints themselves; a tile without an answer shows none. */
export function useFigures(): Figures {
  const text = useWords(homeWords)
  const may = useMay()
  const { count } = useDates()
  const overview = useQuery({
    queryKey: ['public-overview'],
    queryFn: () => settled(api.GET('/api/v1/membership/public/overview')),
  })
  const latest = useQuery({
    queryKey: ['imports', 'latest'],
    queryFn: () => settled(api.GET('/api/v1/membership/imports', { params: { query: { limit: 1 } } })),
    enabled: may('import:write'),
  })
  const statuses = useQueries({
    queries: watchedServices.map((service) => ({ ...statusQuery(service), enabled: may('operations:read') })),
  })
  const counts = overview.data?.counts
  const last = latest.data?.items[0]
  const known = statuses.flatMap((status) => status.data ?? [])
  const deadLetters = known.reduce((sum, status) => sum + status.deadLetters, 0)
  return {
    ...(counts && {
      organisations: text.organisations(count(counts.organisations)),
      grid: text.partyOrganisations(count(counts.partyOrganisations)),
      chains: text.chains(count(counts.chains)),
      members: text.members(count(counts.members)),
    }),
    ...(last?.state === 'committing' && { imports: text.committing(last.fileName) }),
    ...(last?.state === 'validated' && { imports: text.unfinished(last.fileName) }),
    ...(known.length === watchedServices.length && {
      operations: deadLetters > 0 ? text.deadLetters(count(deadLetters)) : text.well,
    }),
  }
}
