import { Link, useSearch, useNavigate } from '@tanstack/react-router'
import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { NewActivity } from '../activity-editor/ActivityEditor.tsx'
import { useNarrow } from '../circle/useNarrow.ts'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filter, Filters } from '../listing/Filters.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { ActivitiesList } from './ActivitiesList.tsx'
import style from './Activities.module.css'
import { activityWords } from './activity.words.ts'
import { MonthView } from './MonthView.tsx'
import { OrganisedList } from './OrganisedList.tsx'
import type { ActivitiesSearch } from '../app/searches.ts'

/** What the alliance does together: as a month, as a list, or what one organises. */
export function ActivitiesScreen() {
  const text = useWords(activityWords)
  const may = useMay()
  const search = useSearch({ from: '/signed-in/activities' })
  const navigate = useNavigate({ from: '/activities' })
  const narrow = useNarrow()
  const [filtering, setFiltering] = useState(false)
  const [creating, setCreating] = useState(false)
  const view = search.view ?? 'calendar'
  const set = (change: Partial<ActivitiesSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  const views = [
    { value: 'calendar', label: text.calendar },
    { value: 'list', label: text.list },
    ...(may('activity:read') ? [{ value: 'organised', label: text.organised }] : []),
    ...(may('activity:publish') ? [{ value: 'review', label: text.review }] : []),
  ]
  const narrowed = [search.kind, search.action, search.link, search.chain].filter(Boolean).length
  const filters = view === 'calendar' || view === 'list'
  const choice = <K extends 'kind' | 'action' | 'link' | 'chain'>(
    key: K,
    label: string,
    names: Record<NonNullable<ActivitiesSearch[K]>, string>,
  ) => (
    <Filter label={label}>
      <Select<string>
        value={search[key] ?? ''}
        options={[{ value: '', label: text.all }, ...optionsOf<string>(names)]}
        onChange={(next) => set({ [key]: next || undefined } as Partial<ActivitiesSearch>)}
      />
    </Filter>
  )
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        <>
          <Link to="/series" className={style.beside}>
            {text.series}
          </Link>
          {may('activity:write') && (
            <Button type="primary" onClick={() => setCreating(true)}>
              {text.create}
            </Button>
          )}
        </>
      }
    >
      <Filters>
        <Segmented
          aria-label={text.view}
          value={view}
          options={views}
          onChange={(next) =>
            set({ view: next === 'calendar' ? undefined : (next as NonNullable<ActivitiesSearch['view']>) })
          }
        />
        {filters && narrow && (
          <Button aria-expanded={filtering} onClick={() => setFiltering(!filtering)}>
            {text.filter(narrowed)}
          </Button>
        )}
        {filters && (!narrow || filtering) && (
          <>
            {choice('kind', text.kind, text.kinds)}
            {choice('action', text.action, text.actionNames)}
            {choice('link', text.link, text.linkNames)}
            {choice('chain', text.chain, text.chainNames)}
          </>
        )}
        {view === 'list' && (
          <ExportLinks
            of="events/activities"
            query={{
              kind: search.kind,
              action: search.action,
              link: search.link,
              chain: search.chain,
              order: 'latest',
            }}
          />
        )}
      </Filters>
      {view === 'calendar' && <MonthView search={search} onMonth={(month) => set({ month })} />}
      {view === 'list' && <ActivitiesList search={search} />}
      {(view === 'organised' || view === 'review') && (
        <OrganisedList search={search} onState={(state) => set({ state })} />
      )}
      {creating && <NewActivity onClose={() => setCreating(false)} />}
    </Page>
  )
}
