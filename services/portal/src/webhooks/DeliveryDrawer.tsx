import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { api } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { settled } from '../api/refusal.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { DataTable } from '../listing/DataTable.tsx'
import { Facts } from '../listing/Facts.tsx'
import { ReadingDrawer } from '../listing/ReadingDrawer.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { useMay } from '../session/me.ts'
import { DeliveryState, LastAnswer } from './DeliveryParts.tsx'
import style from './DeliveryDrawer.module.css'
import { webhookWords } from './webhook.words.ts'

interface DeliveryDrawerProps {
  id: string
  onClose: () => void
}

/** One delivery and each of its attempts. */
export function DeliveryDrawer({ id, onClose }: DeliveryDrawerProps) {
  const text = useWords(webhookWords)
  const { at } = useDates()
  const may = useMay()
  const { message } = App.useApp()
  const path = { deliveryId: id }
  const read = useQuery({
    queryKey: ['webhook-delivery', id],
    queryFn: () => settled(api.GET('/api/v1/identity/webhook-deliveries/{deliveryId}', { params: { path } })),
    refetchInterval: ({ state }) => (state.data?.delivery.state === 'waiting' ? 3000 : false),
  })
  const replay = useMutation({
    mutationFn: () =>
      settled(api.POST('/api/v1/identity/webhook-deliveries/{deliveryId}/replay', { params: { path } })),
    onSuccess: () => {
      void message.success(text.replayed)
      void queries.invalidateQueries({ queryKey: ['webhook-delivery', id] })
      void queries.invalidateQueries({ queryKey: ['webhook-deliveries'] })
    },
  })
  const { delivery, attemptLog } = read.data ?? {}
  return (
    <ReadingDrawer
      title={text.details}
      onClose={onClose}
      extra={
        may('client:write') && (
          <Button
            disabled={!delivery || delivery.state === 'waiting'}
            loading={replay.isPending}
            onClick={() => replay.mutate()}
          >
            {text.replay}
          </Button>
        )
      }
    >
      <FaultNote error={read.error} onRetry={() => void read.refetch()} />
      <FaultNote error={replay.error} onRetry={() => replay.mutate()} />
      {read.isPending && <Waiting lines={4} />}
      {delivery && (
        <Facts
          facts={[
            [text.event, <code key="type">{delivery.eventType}</code>],
            [text.eventId, <code key="id">{delivery.eventId}</code>],
            [text.subject, <code key="subject">{delivery.subject}</code>],
            [text.state, <DeliveryState key="state" state={delivery.state} />],
            [text.next, delivery.nextAt && at(delivery.nextAt)],
            [text.ended, delivery.endedAt && at(delivery.endedAt)],
          ]}
        />
      )}
      {attemptLog && (
        <>
          <h3 className={style.attempts}>{text.attemptLog}</h3>
          {attemptLog.length === 0 ? (
            <p>{text.noAttempts}</p>
          ) : (
            <DataTable
              caption={text.attemptLog}
              rows={attemptLog}
              rowKey={(attempt) => attempt.at}
              columns={[
                { title: text.at, heading: true, cell: (attempt) => at(attempt.at) },
                { title: text.answer, cell: (attempt) => <LastAnswer {...attempt} /> },
              ]}
            />
          )}
        </>
      )}
    </ReadingDrawer>
  )
}
