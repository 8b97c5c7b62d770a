import type { Schemas } from '@alliance/client'
import { isRefusal, Refusal, Unreachable, type FieldProblem } from '../api/refusal.ts'
import { useWords } from '../language/words.ts'
import { faultWords } from './fault.words.ts'
import style from './FaultNote.module.css'

interface FaultNoteProps {
  error: unknown
  /** Faults that are already shown at their fields are left out here. */
  unplaced?: FieldProblem[]
  onRetry?: (() => void) | undefined
  /** After someone else's edit: takes the latest version, keeping what was typed. */
  onReload?: (() => void) | undefined
}

/** What went wrong, where it happened, and what to do next. */
export function FaultNote({ error, unplaced, onRetry, onReload }: FaultNoteProps) {
  const text = useWords(faultWords)
  if (!error) return null
  const problem = error instanceof Refusal ? error.problem : null
  const stale = isRefusal(error, 'version.stale')
  const faults = unplaced ?? problem?.errors ?? []
  return (
    <div role="alert" className={style.note}>
      <strong>{titleOf(error, text)}</strong>
      {error instanceof Unreachable && <p>{text.unreachableDetail}</p>}
      {!problem && !(error instanceof Unreachable) && <p>{text.brokenDetail}</p>}
      {stale && <p>{text.staleDetail}</p>}
      {problem?.detail && problem.detail !== problem.title && <p>{problem.detail}</p>}
      {faults.length > 0 && (
        <ul>
          {faults.map((fault) => (
            <li key={fault.pointer + fault.code}>
              {fault.pointer.length > 1 && <code>{fault.pointer.slice(1)}</code>} {fault.detail}
            </li>
          ))}
        </ul>
      )}
      {isRefusal(error, 'session.required') && (
        <p>
          <a href="/sign-in?next=/home" target="_blank" rel="opener">
            {text.signInAgain}
          </a>
        </p>
      )}
      <div className={style.foot}>
        {stale && onReload && (
          <button type="button" onClick={onReload}>
            {text.reload}
          </button>
        )}
        {onRetry && mayComeRight(problem) && (
          <button type="button" onClick={onRetry}>
            {text.retry}
          </button>
        )}
        {problem?.requestId && (
          <small>
            {text.requestId} <code>{problem.requestId}</code>
          </small>
        )}
      </div>
    </div>
  )
}

/** Sending the same again helps only where the fault was not in what was sent. */
const mayComeRight = (problem: Schemas['Problem'] | null) =>
  !problem || problem.status >= 500 || problem.status === 429 || problem.code === 'session.required'

function titleOf(error: unknown, text: (typeof faultWords)['zh']) {
  if (error instanceof Unreachable) return text.unreachable
  if (isRefusal(error, 'version.stale')) return text.stale
  return error instanceof Refusal ? error.problem.title : text.broken
}
