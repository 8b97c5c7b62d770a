import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { meetingWords } from './meeting.words.ts'
import style from './Meetings.module.css'

interface GaugeProps {
  quorum: Schemas['Quorum']
}

/** How far the quorum is: who is there, against who must be and who may. Read out as it changes. */
export function Gauge({ quorum }: GaugeProps) {
  const text = useWords(meetingWords)
  const { expected, present, needed, missing, reached, notCounted, basis } = quorum
  const whole = Math.max(expected, needed, 1)
  return (
    <div className={style.gauge} data-reached={reached || undefined}>
      <p role="status" className={style.verdict}>
        {reached ? text.reached : text.short(missing)}
      </p>
      <div className={style.bar} aria-hidden="true">
        <div className={style.filled} style={{ inlineSize: `${(present / whole) * 100}%` }} />
        <div className={style.threshold} style={{ insetInlineStart: `${(needed / whole) * 100}%` }} />
      </div>
      <dl className={style.figures}>
        {(
          [
            [text.needed, needed],
            [text.present, present],
            [text.missing, missing],
            [text.expected, expected],
            ...(notCounted > 0 ? [[text.notCounted, notCounted] as const] : []),
          ] as const
        ).map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={style.basis}>
        {text.basis}
        {'：'}
        {basis}
      </p>
    </div>
  )
}
