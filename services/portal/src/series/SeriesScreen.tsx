import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import style from '../activities/Activities.module.css'
import { activityWords } from '../activities/activity.words.ts'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { recurrenceText } from './recurrence.ts'
import { EditSeries, NewSeries } from './SeriesEditor.tsx'
import { seriesWords } from './series.words.ts'

/** Series of activities: their numbers, and those that are drafted month by month. */
export function SeriesScreen() {
  const text = useWords(seriesWords)
  const names = useWords(activityWords)
  const may = useMay()
  const [editing, setEditing] = useState<Schemas['Series'] | 'new'>()
  const list = useKeysetList(['series', 'list'], (cursor) =>
    settled(api.GET('/api/v1/events/series', { params: { query: { cursor } } })),
  )
  const close = () => setEditing(undefined)
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        <>
          <Link to="/activities" className={style.beside}>
            {names.title}
          </Link>
          {may('activity:write') && (
            <Button type="primary" onClick={() => setEditing('new')}>
              {text.create}
            </Button>
          )}
        </>
      }
    >
      <DemoBanner rows={list.rows} />
      <Filters>
        <ExportLinks of="events/series" query={{}} />
      </Filters>
      <Listing
        caption={text.title}
        list={list}
        rowKey={(row) => row.id}
        empty={text.none}
        columns={[
          {
            title: text.name,
            heading: true,
            cell: (row) => (
              <>
                {row.name} <DemoTag of={row} />
              </>
            ),
          },
          { title: names.kind, cell: (row) => names.kinds[row.kind] },
          { title: text.owner, cell: (row) => row.ownerName },
          {
            title: text.numbered,
            cell: (row) => (row.numbered ? text.last(row.lastNumber) : text.unnumbered),
          },
          { title: text.recurs, cell: (row) => row.recurrence && recurrenceText(row.recurrence, text) },
          ...(may('activity:write')
            ? [
                {
                  title: text.change,
                  cell: (row: Schemas['Series']) => (
                    <Button
                      size="small"
                      aria-label={`${text.change} ${row.name}`}
                      onClick={() => setEditing(row)}
                    >
                      {text.change}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {editing === 'new' && <NewSeries onClose={close} />}
      {editing && editing !== 'new' && <EditSeries series={editing} onClose={close} />}
    </Page>
  )
}
