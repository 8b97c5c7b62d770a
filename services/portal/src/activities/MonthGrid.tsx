import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { today } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import style from './Activities.module.css'
import { activityWords } from './activity.words.ts'
import { dayOf, timeOf, weeksOf, type Month } from './months.ts'
import { toneOf } from './tones.ts'

interface MonthGridProps {
  month: Month
  rows: readonly Schemas['ActivitySummary'][]
}

/** A month at a desk: a table of weeks, each day with what begins on it. */
export function MonthGrid({ month, rows }: MonthGridProps) {
  const text = useWords(activityWords)
  const byDay = Map.groupBy(rows, (row) => dayOf(row.startsAt))
  const now = today()
  return (
    <table className={style.month}>
      <caption className="visually-hidden">
        {text.month(Number(month.slice(0, 4)), Number(month.slice(5)))}
      </caption>
      <thead>
        <tr>
          {text.weekdays.map((weekday) => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((date) => (
              <td
                key={date}
                data-other={date.startsWith(month) ? undefined : true}
                data-today={date === now || undefined}
              >
                <time className={style.date} dateTime={date}>
                  {Number(date.slice(8))}
                </time>
                <ul className={style.entries}>
                  {(byDay.get(date) ?? []).map((row) => (
                    <li key={row.id}>
                      <Link
                        to="/activities/$activityId"
                        params={{ activityId: row.id }}
                        className={style.entry}
                        style={toneOf(row.kind)}
                        data-state={row.state}
                        title={`${timeOf(row.startsAt)} ${row.title}（${text.kinds[row.kind]}）`}
                      >
                        <time dateTime={row.startsAt}>{timeOf(row.startsAt)}</time> {row.title}
                      </Link>
                    </li>
                  ))}
                </ul>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
