import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import type { ActivitiesSearch } from '../app/searches.ts'
import { useNarrow } from '../circle/useNarrow.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Empty } from '../listing/Empty.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner } from '../provenance/Demo.tsx'
import style from './Activities.module.css'
import { activityWords } from './activity.words.ts'
import { AgendaList } from './AgendaList.tsx'
import { MonthGrid } from './MonthGrid.tsx'
import { monthBeside, thisMonth, weeksOf, type Month } from './months.ts'

interface MonthViewProps {
  search: ActivitiesSearch
  onMonth: (month: Month | undefined) => void
}

/** A grid of days where there is room for one, and the days that have something where there is not. */
export function MonthView({ search, onMonth }: MonthViewProps) {
  const text = useWords(activityWords)
  const narrow = useNarrow()
  const month = search.month ?? thisMonth()
  const { kind, action, link, chain } = search
  const shown = weeksOf(month).flat()
  const from = narrow ? `${month}-01` : shown[0]!
  const to = `${monthBeside(month, 1)}-${narrow ? '01' : '07'}`
  const query = useQuery({
    queryKey: ['activities', 'month', from, to, kind, action, link, chain],
    queryFn: () =>
      settled(
        api.GET('/api/v1/events/activities', {
          params: { query: { from, to, kind, action, link, chain, limit: 200 } },
        }),
      ),
  })
  const rows = query.data?.items ?? []
  return (
    <section aria-label={text.calendar}>
      <div className={style.bar}>
        <Button
          aria-label={text.previous}
          icon={<LeftOutlined aria-hidden="true" />}
          onClick={() => onMonth(monthBeside(month, -1))}
        />
        <h2 aria-live="polite">{text.month(Number(month.slice(0, 4)), Number(month.slice(5)))}</h2>
        <Button
          aria-label={text.next}
          icon={<RightOutlined aria-hidden="true" />}
          onClick={() => onMonth(monthBeside(month, 1))}
        />
        {month !== thisMonth() && <Button onClick={() => onMonth(undefined)}>{text.thisMonth}</Button>}
      </div>
      <DemoBanner rows={rows} />
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      {query.data?.nextCursor && <p role="note">{text.cut}</p>}
      {query.isPending && <Waiting lines={8} />}
      {query.data &&
        (!narrow ? (
          <MonthGrid month={month} rows={rows} />
        ) : rows.length > 0 ? (
          <AgendaList rows={rows} />
        ) : (
          <Empty>{text.noneThisMonth}</Empty>
        ))}
    </section>
  )
}
