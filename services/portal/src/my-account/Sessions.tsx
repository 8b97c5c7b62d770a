import type { Schemas } from '@alliance/client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { api } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { settled } from '../api/refusal.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { DataTable } from '../listing/DataTable.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { myAccountWords } from './my-account.words.ts'
import style from './MyAccount.module.css'

/** Where one is signed in, and the way to end it elsewhere. */
export function Sessions() {
  const text = useWords(myAccountWords)
  const { at } = useDates()
  const sessions = useQuery({
    queryKey: ['my-sessions'],
    queryFn: () => settled(api.GET('/api/v1/identity/me/sessions')),
  })
  const end = useMutation({
    mutationFn: (sessionId: string) =>
      settled(api.POST('/api/v1/identity/me/sessions/{sessionId}/end', { params: { path: { sessionId } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['my-sessions'] }),
  })
  const device = (session: Schemas['Session']) => session.device ?? text.unknownDevice
  if (!sessions.data)
    return sessions.error ? (
      <FaultNote error={sessions.error} onRetry={() => void sessions.refetch()} />
    ) : (
      <Waiting lines={3} />
    )
  return (
    <>
      <FaultNote error={end.error} onRetry={() => end.variables && end.mutate(end.variables)} />
      <DataTable
        caption={text.sessions}
        rows={sessions.data.items}
        rowKey={(session) => session.id}
        columns={[
          { title: text.device, heading: true, cell: device },
          { title: text.address, cell: (session) => session.address },
          { title: text.started, cell: (session) => at(session.createdAt) },
          { title: text.seen, cell: (session) => at(session.lastSeenAt) },
          { title: text.expires, cell: (session) => at(session.expiresAt) },
          {
            title: text.actions,
            cell: (session) =>
              session.current ? (
                <span className={style.current}>{text.current}</span>
              ) : (
                <Button
                  size="small"
                  aria-label={text.endOf(device(session))}
                  loading={end.isPending && end.variables === session.id}
                  onClick={() => end.mutate(session.id)}
                >
                  {text.end}
                </Button>
              ),
          },
        ]}
      />
    </>
  )
}
