import { Button, Progress } from 'antd'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import type { WatchedService } from '../operations/service-status.ts'
import { auditWords } from './audit.words.ts'
import style from './Audit.module.css'
import { ChainDownload } from './ChainDownload.tsx'
import { useVerification } from './useVerification.ts'

interface VerificationProps {
  service: WatchedService
}

/** Checks the whole chain of a service and says plainly whether it holds. */
export function Verification({ service }: VerificationProps) {
  const text = useWords(auditWords)
  const { count } = useDates()
  const { state, checked, last, error, start, stop } = useVerification(service)
  const head = last?.head?.seq
  return (
    <Panel
      title={text.verify}
      actions={
        state === 'running' ? (
          <Button onClick={stop}>{text.stop}</Button>
        ) : (
          <Button type="primary" onClick={start}>
            {state === 'idle' ? text.start : text.again}
          </Button>
        )
      }
    >
      {state === 'idle' && <p>{text.verifyLead}</p>}
      {state === 'running' && (
        <>
          <p role="status">{text.checking(count(checked))}</p>
          <Progress
            percent={head ? Math.min(99, Math.floor((checked / head) * 100)) : 0}
            showInfo={head !== undefined}
            aria-label={text.verify}
            status="active"
          />
        </>
      )}
      {state === 'failed' && <FaultNote error={error} onRetry={start} />}
      {state === 'finished' && last && (
        <div role="status" className={style.verdict} data-ok={last.ok && !last.broken}>
          <strong>{last.broken ? text.broken(count(last.broken.seq)) : text.whole(count(checked))}</strong>
          {last.broken && (
            <p>
              {text.reason[last.broken.reason]} {text.brokenNext}
            </p>
          )}
          {last.unsealed > 0 && <p>{text.unsealed(count(last.unsealed))}</p>}
          {last.head && (
            <p className={style.head}>
              {text.head} #{last.head.seq} <code>{last.head.link}</code>
            </p>
          )}
        </div>
      )}
      <ChainDownload service={service} />
    </Panel>
  )
}
