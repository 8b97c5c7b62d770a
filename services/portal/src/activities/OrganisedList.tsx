import type { Schemas } from '@alliance/client'
import { Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import type { ActivitiesSearch } from '../app/searches.ts'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filter, Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { DemoBanner } from '../provenance/Demo.tsx'
import { activityWords } from './activity.words.ts'
import { useActivityColumns } from './activityColumns.tsx'

interface OrganisedListProps {
  search: ActivitiesSearch
  onState: (state: Schemas['ActivityState'] | undefined) => void
}

/** What one organises, drafts included; or of it only what waits for a review. */
export function OrganisedList({ search, onState }: OrganisedListProps) {
  const reviewing = search.view === 'review'
  const state = reviewing ? ('in_review' as const) : search.state
  const text = useWords(activityWords)
  const columns = useActivityColumns()
  const list = useKeysetList(['activities', 'organised', state], (cursor) =>
    settled(api.GET('/api/v1/events/organised-activities', { params: { query: { state, cursor } } })),
  )
  return (
    <>
      <DemoBanner rows={list.rows} />
      <Filters>
        {!reviewing && (
          <Filter label={text.state}>
            <Select<Schemas['ActivityState'] | ''>
              value={state ?? ''}
              options={[{ value: '', label: text.all }, ...optionsOf(text.states)]}
              onChange={(next) => onState(next || undefined)}
            />
          </Filter>
        )}
        <ExportLinks of="events/organised-activities" query={{ state }} />
      </Filters>
      <Listing
        caption={reviewing ? text.review : text.organised}
        list={list}
        rowKey={(row) => row.id}
        empty={reviewing ? text.reviewNone : text.none}
        columns={columns}
      />
    </>
  )
}
