import { Link, useSearch, useNavigate } from '@tanstack/react-router'
import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { NewActivity } from '../activity-editor/ActivityEditor.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { Filter, Filters } from '../listing/Filters.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { ActivitiesList } from './ActivitiesList.tsx'
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
          <Link to="/series">{text.series}</Link>
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
        {(view === 'calendar' || view === 'list') && (
          <>
            {choice('kind', text.kind, text.kinds)}
            {choice('action', text.action, text.actionNames)}
            {choice('link', text.link, text.linkNames)}
            {choice('chain', text.chain, text.chainNames)}
          </>
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
