import type { Schemas } from '@alliance/client'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented, Select } from 'antd'
import { activityWords } from '../activities/activity.words.ts'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import type { TopicsSearch } from '../app/searches.ts'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filter, Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { DemoBanner } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { topicWords } from './topic.words.ts'
import style from './Topics.module.css'
import { useTopicColumns } from './useTopicColumns.tsx'

type View = NonNullable<TopicsSearch['view']>

/** Issues by whose they are: one’s own to see to, raised by oneself, or all that one’s rights reach. */
export function TopicsScreen() {
  const text = useWords(topicWords)
  const may = useMay()
  const navigate = useNavigate({ from: '/topics' })
  const search = useSearch({ from: '/signed-in/topics' })
  const reads = may('topic:read')
  const view = search.view ?? (reads ? 'all' : 'mine')
  const views: View[] = reads ? ['all', 'overdue', 'mine', 'raised'] : ['mine', 'raised']
  return (
    <Page title={text.title} lead={text.lead}>
      <p className={style.views}>
        <Segmented<View>
          aria-label={text.view}
          value={view}
          options={views.map((value) => ({ value, label: text.views[value] }))}
          onChange={(next) => void navigate({ search: next === views[0] ? {} : { view: next } })}
        />
      </p>
      {view === 'mine' || view === 'raised' ? (
        <Own key={view} view={view} />
      ) : (
        <Reached view={view} search={search} onSearch={(next) => void navigate({ search: next })} />
      )}
    </Page>
  )
}

interface OwnProps {
  view: 'mine' | 'raised'
}

function Own({ view }: OwnProps) {
  const as = view === 'mine' ? ('owner' as const) : ('raiser' as const)
  const list = useKeysetList(['topics', 'own', as], (cursor) =>
    settled(api.GET('/api/v1/events/my-topics', { params: { query: { as, cursor } } })),
  )
  return <Shown view={view} list={list} />
}

interface ReachedProps {
  view: 'all' | 'overdue'
  search: TopicsSearch
  onSearch: (search: TopicsSearch) => void
}

function Reached({ view, search, onSearch }: ReachedProps) {
  const text = useWords(topicWords)
  const { chainNames } = useWords(activityWords)
  const { chain } = search
  const late = view === 'overdue'
  const filter = {
    ...(chain ? { chain } : {}),
    ...(late ? { overdue: 'yes' as const } : search.state ? { state: search.state } : {}),
  }
  const list = useKeysetList(['topics', 'reached', filter], (cursor) =>
    settled(api.GET('/api/v1/events/topics', { params: { query: { ...filter, cursor } } })),
  )
  const chosen = late ? { view } : {}
  return (
    <>
      <Filters>
        {!late && (
          <Filter label={text.state}>
            <Select<Schemas['TopicState'] | ''>
              value={search.state ?? ''}
              options={[{ value: '', label: text.all }, ...optionsOf(text.states)]}
              onChange={(state) =>
                onSearch({ ...chosen, ...(chain ? { chain } : {}), ...(state ? { state } : {}) })
              }
            />
          </Filter>
        )}
        <Filter label={text.chain}>
          <Select<NonNullable<TopicsSearch['chain']> | ''>
            value={chain ?? ''}
            options={[{ value: '', label: text.all }, ...optionsOf(chainNames)]}
            onChange={(next) =>
              onSearch({
                ...chosen,
                ...(search.state ? { state: search.state } : {}),
                ...(next ? { chain: next } : {}),
              })
            }
          />
        </Filter>
        <ExportLinks of="events/topics" query={filter} />
      </Filters>
      <Shown view={view} list={list} />
    </>
  )
}

interface ShownProps {
  view: View
  list: ReturnType<typeof useKeysetList<Schemas['Topic']>>
}

function Shown({ view, list }: ShownProps) {
  const text = useWords(topicWords)
  const columns = useTopicColumns()
  return (
    <>
      <DemoBanner rows={list.rows} />
      <Listing
        caption={text.views[view]}
        list={list}
        rowKey={(row) => row.id}
        empty={text.none[view]}
        columns={columns}
      />
    </>
  )
}
