import type { Schemas } from '@alliance/client'
import { dayNumber, today, useDates } from '../dates/dates.ts'
import { useBilingual, useWords } from '../language/words.ts'
import { publicWords } from './public-page.words.ts'
import style from './StageGauge.module.css'

interface StageGaugeProps {
  programme: Schemas['PublicOverview']['programme']
}

/** Where today stands between the launch and the last stage, with each stage at its due date. */
export function StageGauge({ programme }: StageGaugeProps) {
  const text = useWords(publicWords)
  const read = useBilingual()
  const { on } = useDates()
  const start = dayNumber(programme.startedOn)
  const end = Math.max(...programme.stages.map((stage) => dayNumber(stage.dueOn)))
  const share = (day: number) => `${Math.min(100, Math.max(0, ((day - start) / (end - start)) * 100))}%`
  const next = programme.stages.find((stage) => stage.dueOn > today())
  return (
    <div className={style.gauge}>
      <div className={style.track} aria-hidden="true">
        <div className={style.passed} style={{ width: share(dayNumber(today())) }} />
        {programme.stages.map((stage) => (
          <i
            key={stage.year}
            style={{ left: share(dayNumber(stage.dueOn)) }}
            data-reached={stage.dueOn <= today()}
          />
        ))}
      </div>
      <ol className={style.stages}>
        {programme.stages.map((stage) => (
          <li key={stage.year} data-next={stage === next}>
            <strong>{read(stage.name)}</strong>
            <span>
              {text.year(stage.year)} · {text.due} {on(stage.dueOn)}
            </span>
            <em>{stage === next ? text.next : stage.dueOn <= today() ? text.reached : ''}</em>
          </li>
        ))}
      </ol>
    </div>
  )
}
