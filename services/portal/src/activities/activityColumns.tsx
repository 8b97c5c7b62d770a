import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import type { Column } from '../listing/DataTable.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { activityWords } from './activity.words.ts'
import { SeatsLeft } from './Seats.tsx'
import { StateTag } from './StateTag.tsx'

export function useActivityColumns(): Column<Schemas['ActivitySummary']>[] {
  const text = useWords(activityWords)
  const { at, count } = useDates()
  return [
    {
      title: text.title,
      heading: true,
      cell: (row) => (
        <>
          <Link to="/activities/$activityId" params={{ activityId: row.id }}>
            {row.title}
          </Link>{' '}
          <DemoTag of={row} />
        </>
      ),
    },
    {
      title: text.kind,
      cell: (row) => `${text.kinds[row.kind]}${row.number === null ? '' : ` · ${text.number(row.number)}`}`,
    },
    { title: text.when, cell: (row) => at(row.startsAt) },
    { title: text.where, cell: (row) => row.place ?? text.online },
    {
      title: text.hosts,
      cell: (row) => `${row.hosts.map(({ name }) => name).join('、')}（${text.rotations[row.rotation]}）`,
    },
    {
      title: text.seats,
      numeric: true,
      cell: (row) => (row.capacity === null ? null : text.taken(count(row.taken ?? 0), count(row.capacity))),
    },
    {
      title: text.state,
      cell: (row) => (
        <>
          <StateTag state={row.state} /> <SeatsLeft of={row} />
        </>
      ),
    },
  ]
}
