import type { Schemas } from '@alliance/client'
import { Button } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Listing } from '../listing/Listing.tsx'
import { useMay } from '../session/me.ts'
import { operationsWords } from './operations.words.ts'
import style from './Operations.module.css'
import type { WatchedService } from './service-status.ts'

interface DeadLettersProps {
  service: WatchedService
  /** How many wait now: when it changes, the list is read again. */
  waiting: number
}

export function DeadLetters({ service, waiting }: DeadLettersProps) {
  const text = useWords(operationsWords)
  const { at } = useDates()
  const may = useMay()
  const list = useKeysetList<Schemas['DeadLetter']>(
    ['operations', 'dead-letters', service, waiting],
    (cursor) =>
      settled(api.GET(`/api/v1/${service}/operations/dead-letters`, { params: { query: { cursor } } })),
  )
  const replay = useIntent({
    write: (messageId: string, key) =>
      settled(
        api.POST(`/api/v1/${service}/operations/dead-letters/{messageId}/replay`, {
          params: { path: { messageId }, header: keyed(key) },
        }),
      ),
    refreshes: [['operations']],
  })
  return (
    <div>
      <div className={style.head}>
        <h3>{text.deadLetters}</h3>
        <ExportLinks of={`${service}/operations/dead-letters`} />
      </div>
      <FaultNote error={replay.error} onRetry={() => replay.variables && replay.mutate(replay.variables)} />
      <Listing
        caption={`${text.service[service]} ${text.deadLetters}`}
        list={list}
        rowKey={(letter) => letter.id}
        empty={text.noDeadLetters}
        columns={[
          { title: text.event, heading: true, cell: (letter) => letter.type },
          { title: text.subject, cell: (letter) => <code>{letter.subject}</code> },
          { title: text.queue, cell: (letter) => letter.queue },
          { title: text.reason, cell: (letter) => letter.reason },
          { title: text.arrived, cell: (letter) => at(letter.arrivedAt) },
          {
            title: text.actions,
            cell: (letter) =>
              letter.replayedAt
                ? text.replayed(at(letter.replayedAt))
                : may('operations:replay') && (
                    <Button
                      size="small"
                      loading={replay.isPending && replay.variables === letter.id}
                      aria-label={text.replayOf(letter.id)}
                      onClick={() => replay.mutate(letter.id)}
                    >
                      {text.replay}
                    </Button>
                  ),
          },
        ]}
      />
    </div>
  )
}
