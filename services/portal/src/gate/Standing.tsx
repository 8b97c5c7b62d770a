import { useWords } from '../language/words.ts'
import style from './Gate.module.css'
import { gateWords } from './gate.words.ts'
import type { GateView } from './view.ts'

interface StandingProps {
  view: GateView
}

/** Whether there is network, what is left, and what waits: always in sight. */
export function Standing({ view }: StandingProps) {
  const text = useWords(gateWords)
  const { told, revoked, closing } = view.self
  return (
    <section className={style.standing} aria-label={text.device}>
      <p className={view.online ? style.online : style.offline} role="status">
        <span aria-hidden="true">{view.online ? '●' : '○'}</span>{' '}
        <span>{view.online ? text.online : text.offline}</span>
        {view.syncing && <small> {text.syncing}</small>}
      </p>
      <dl>
        <div className={view.entries === 0 ? style.short : undefined}>
          <dt>{text.entries}</dt>
          <dd>{view.entries}</dd>
        </div>
        <div>
          <dt>{text.unsent}</dt>
          <dd>{view.unsent}</dd>
        </div>
        {told && (
          <div>
            <dt>{text.admitted}</dt>
            <dd>{text.of(told.admitted, told.capacity)}</dd>
          </div>
        )}
      </dl>
      {!view.online && <p className={style.soft}>{text.offlineDetail}</p>}
      {revoked && (
        <p role="alert" className={style.note}>
          {text.revoked}
        </p>
      )}
      {closing && <p className={style.note}>{text.closed}</p>}
    </section>
  )
}
