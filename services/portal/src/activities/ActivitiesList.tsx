import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import type { ActivitiesSearch } from '../app/searches.ts'
import { useWords } from '../language/words.ts'
import { Listing } from '../listing/Listing.tsx'
import { DemoBanner } from '../provenance/Demo.tsx'
import { activityWords } from './activity.words.ts'
import { useActivityColumns } from './activityColumns.tsx'

interface ActivitiesListProps {
  search: ActivitiesSearch
}

/** All that was published, the latest first. */
export function ActivitiesList({ search: { kind, action, link, chain } }: ActivitiesListProps) {
  const text = useWords(activityWords)
  const columns = useActivityColumns()
  const query = { kind, action, link, chain, order: 'latest' as const }
  const list = useKeysetList(['activities', 'list', kind, action, link, chain], (cursor) =>
    settled(api.GET('/api/v1/events/activities', { params: { query: { ...query, cursor } } })),
  )
  return (
    <>
      <DemoBanner rows={list.rows} />
      <Listing
        caption={text.title}
        list={list}
        rowKey={(row) => row.id}
        empty={text.none}
        columns={columns}
      />
    </>
  )
}
