import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { housingWords } from './housing.words.ts'
import style from './Plots.module.css'

interface DeliveryCurveProps {
  months: Schemas['HousingDelivery']['months']
  target: number
}

const [width, height, left, bottom, top] = [720, 240, 52, 26, 14]

/** Two curves by month: what was to be accepted, and what was. */
export function DeliveryCurve({ months, target }: DeliveryCurveProps) {
  const text = useWords(housingWords)
  if (months.length < 2) return null
  const [first, last] = [months[0]!, months.at(-1)!]
  const x = (i: number) => left + (i / (months.length - 1)) * (width - left - 16)
  const y = (units: number) => height - bottom - (units / target) * (height - bottom - top)
  const line = (of: 'planned' | 'delivered') =>
    months.flatMap((month, i) => (month[of] === null ? [] : [`${x(i)},${y(month[of])}`])).join(' ')
  const delivered = months.findLast((month) => month.delivered !== null)?.delivered ?? 0
  const years = months.flatMap(({ month }, i) =>
    month.endsWith('-01') ? [{ year: month.slice(0, 4), i }] : [],
  )
  return (
    <>
      <ul className={style.legend} aria-hidden="true">
        <li>
          <span className={style.key} data-kind="planned" />
          {text.planned}
        </li>
        <li>
          <span className={style.key} data-kind="done" />
          {text.done}
        </li>
      </ul>
      <svg
        className={style.curve}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={text.curveOf(first.month, last.month, last.planned, delivered)}
      >
        {[0, target / 2, target].map((units) => (
          <g key={units}>
            <line className={style.axis} x1={left} x2={width - 16} y1={y(units)} y2={y(units)} />
            <text x={left - 8} y={y(units) + 4} textAnchor="end">
              {Math.round(units)}
            </text>
          </g>
        ))}
        {years.map(({ year, i }) => (
          <text key={year} x={x(i)} y={height - 6} textAnchor="middle">
            {year}
          </text>
        ))}
        <polyline className={style.planned} points={line('planned')} />
        <polyline className={style.done} points={line('delivered')} />
      </svg>
    </>
  )
}
