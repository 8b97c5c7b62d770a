import type { Schemas } from '@alliance/client'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { gateBoardWords } from './gate-board.words.ts'
import style from './GateBoard.module.css'

interface FiguresProps {
  admission: Schemas['GateAdmission']
}

/** The seats of the hall: who is in, what devices may still let in, what is left. */
export function Figures({ admission }: FiguresProps) {
  const text = useWords(gateBoardWords)
  const { count } = useDates()
  const { capacity, admitted, reserved, inside, walkInsAdmitted, uncovered, conflicts } = admission
  const parts = [
    { kind: 'admitted', label: text.admitted, value: admitted },
    { kind: 'reserved', label: text.reserved, value: reserved },
    { kind: 'free', label: text.free, value: capacity - admitted - reserved },
  ]
  return (
    <section className={style.figures} aria-label={text.title}>
      <p className={style.main}>
        <strong>{count(admitted)}</strong> / {count(capacity)} {text.admitted}
        <span>
          {text.inside} <b>{count(inside)}</b>
        </span>
      </p>
      <div className={style.bar} aria-hidden="true">
        {parts.map(({ kind, value }) => (
          <span key={kind} data-kind={kind} style={{ flexGrow: value }} />
        ))}
      </div>
      <dl>
        {parts.map(({ kind, label, value }) => (
          <div key={kind} data-kind={kind}>
            <dt>{label}</dt>
            <dd>{count(value)}</dd>
          </div>
        ))}
        <div>
          <dt>{text.walkIns}</dt>
          <dd>
            {count(walkInsAdmitted)} / {count(admission.walkInCapacity)}
          </dd>
        </div>
        <div>
          <dt>{text.conflicts}</dt>
          <dd>{count(conflicts)}</dd>
        </div>
      </dl>
      {uncovered > 0 && (
        <p role="alert" className={style.alarm}>
          <strong>
            {text.uncovered} {count(uncovered)}
          </strong>{' '}
          {text.uncoveredDetail}
        </p>
      )}
    </section>
  )
}
