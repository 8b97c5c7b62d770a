import { useQuery } from '@tanstack/react-query'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DeadLetters } from './DeadLetters.tsx'
import { operationsWords } from './operations.words.ts'
import style from './Operations.module.css'
import { statusQuery, type WatchedService } from './service-status.ts'

interface ServicePanelProps {
  service: WatchedService
}

/** One service's outbox, dead letters and audit trail. */
export function ServicePanel({ service }: ServicePanelProps) {
  const text = useWords(operationsWords)
  const { count } = useDates()
  const { data, error, isPending, refetch } = useQuery({ ...statusQuery(service), refetchInterval: 5000 })
  return (
    <Panel title={text.service[service]}>
      {isPending && <Waiting lines={3} />}
      <FaultNote error={error} onRetry={() => void refetch()} />
      {data && (
        <div className={style.service}>
          <Facts
            facts={[
              [text.version, <code key="version">{data.version}</code>],
              [text.outbox, count(data.outbox.waiting)],
              [
                text.oldest,
                data.outbox.oldestSeconds !== null && text.seconds(count(data.outbox.oldestSeconds)),
              ],
              [text.deadLetters, count(data.deadLetters)],
              [text.audit, text.sealed(count(data.audit.rows), count(data.audit.sealed))],
            ]}
          />
          <DeadLetters service={service} waiting={data.deadLetters} />
        </div>
      )}
    </Panel>
  )
}
