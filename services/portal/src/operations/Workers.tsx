import { useQuery } from '@tanstack/react-query'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { DataTable } from '../listing/DataTable.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { operationsWords } from './operations.words.ts'
import style from './Operations.module.css'
import { readinessQuery } from './service-status.ts'

/** Every worker behind the gateway, with its version. */
export function Workers() {
  const text = useWords(operationsWords)
  const { data, error, isPending, refetch } = useQuery({ ...readinessQuery, refetchInterval: 5000 })
  return (
    <Panel
      title={text.workers}
      actions={
        data && (
          <span role="status" className={style.verdict} data-good={data.status === 'ready'}>
            {data.status === 'ready' ? text.ready : text.degraded}
          </span>
        )
      }
    >
      {isPending && <Waiting lines={3} />}
      <FaultNote error={error} onRetry={() => void refetch()} />
      {data && (
        <DataTable
          caption={text.workers}
          rows={data.services}
          rowKey={(worker) => worker.name}
          columns={[
            { title: text.name, heading: true, cell: (worker) => worker.name },
            {
              title: text.status,
              cell: (worker) => (
                <span className={style.verdict} data-good={worker.status === 'ok'}>
                  {worker.status === 'ok' ? text.ok : text.down}
                </span>
              ),
            },
            { title: text.version, cell: (worker) => worker.version && <code>{worker.version}</code> },
            { title: text.latency, numeric: true, cell: (worker) => text.ms(worker.latencyMs) },
          ]}
        />
      )}
    </Panel>
  )
}
