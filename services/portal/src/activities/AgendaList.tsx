import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { useWords } from '../language/words.ts'
import { DemoTag } from '../provenance/Demo.tsx'
import style from './Activities.module.css'
import { activityWords } from './activity.words.ts'
import { dayOf, timeOf, weekdayOf } from './months.ts'
import { SeatsLeft } from './Seats.tsx'
import { StateTag } from './StateTag.tsx'
import { toneOf } from './tones.ts'

interface AgendaListProps {
  rows: readonly Schemas['ActivitySummary'][]
}

/** A month on a phone: day by day, only those on which something begins. */
export function AgendaList({ rows }: AgendaListProps) {
  const text = useWords(activityWords)
  return (
    <ul className={style.agenda}>
      {[...Map.groupBy(rows, (row) => dayOf(row.startsAt))].map(([date, entries]) => (
        <li key={date}>
          <h3>
            {text.dayOf(Number(date.slice(5, 7)), Number(date.slice(8)), text.weekdays[weekdayOf(date)]!)}
          </h3>
          <ul className={style.cards}>
            {entries.map((row) => (
              <li key={row.id} className={style.card} style={toneOf(row.kind)}>
                <small>
                  {timeOf(row.startsAt)}–{timeOf(row.endsAt)} · {text.kinds[row.kind]}
                </small>
                <Link to="/activities/$activityId" params={{ activityId: row.id }}>
                  {row.title}
                </Link>
                <small>{row.place ?? text.online}</small>
                <span className={style.tags}>
                  <StateTag state={row.state} />
                  <SeatsLeft of={row} />
                  <DemoTag of={row} />
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
