import { useWords } from '../language/words.ts'
import style from './Gate.module.css'
import { gateWords } from './gate.words.ts'
import type { Light, Verdict } from './verdict.ts'

const signs: Record<Light, string> = { go: '✓', inside: '=', stop: '✕' }

interface VerdictPanelProps {
  verdict: Verdict | null
}

/** The light: colour, sign and words say the same. It is read out as it changes. */
export function VerdictPanel({ verdict }: VerdictPanelProps) {
  const text = useWords(gateWords)
  const isKnown = (reason: string): reason is keyof typeof text.reason => reason in text.reason
  return (
    <section
      className={style.verdict}
      data-light={verdict?.light ?? 'ready'}
      aria-live="assertive"
      aria-atomic="true"
    >
      {verdict === null ? (
        <div>
          <strong>{text.ready}</strong>
          <p>{text.readyDetail}</p>
        </div>
      ) : (
        <div key={verdict.key} className={style.shown}>
          <span className={style.sign} aria-hidden="true">
            {signs[verdict.light]}
          </span>
          <strong>{text.outcome[verdict.outcome]}</strong>
          {verdict.name && <p className={style.name}>{verdict.name}</p>}
          {verdict.light === 'inside' && <p>{text.insideDetail}</p>}
          {verdict.reason && (
            <p>{isKnown(verdict.reason) ? text.reason[verdict.reason] : text.otherReason}</p>
          )}
        </div>
      )}
    </section>
  )
}
