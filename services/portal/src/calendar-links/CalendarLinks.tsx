import type { Schemas } from '@alliance/client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { api } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { settled } from '../api/refusal.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { DataTable } from '../listing/DataTable.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { AddressOnce } from './AddressOnce.tsx'
import { calendarLinkWords } from './calendar-link.words.ts'
import style from './CalendarLinks.module.css'
import { calendarLinksQuery } from './calendarLinks.ts'
import { FollowCalendar } from './FollowCalendar.tsx'

type CalendarLink = Schemas['CalendarLink']
const reload = () => queries.invalidateQueries({ queryKey: calendarLinksQuery.queryKey })
const path = (calendarLinkId: string) => ({ params: { path: { calendarLinkId } } })

/** One’s private calendar links: what each shows, and the ways to renew and to end it. */
export function CalendarLinks() {
  const text = useWords(calendarLinkWords)
  const { at } = useDates()
  const { modal } = App.useApp()
  const links = useQuery(calendarLinksQuery)
  const renew = useMutation({
    mutationFn: (id: string) =>
      settled(api.POST('/api/v1/events/my-calendar-links/{calendarLinkId}/renewal', path(id))),
    onSuccess: reload,
  })
  const revoke = useMutation({
    mutationFn: (id: string) =>
      settled(api.POST('/api/v1/events/my-calendar-links/{calendarLinkId}/revocation', path(id))),
    onSuccess: reload,
  })
  if (!links.data)
    return links.error ? (
      <FaultNote error={links.error} onRetry={() => void links.refetch()} />
    ) : (
      <Waiting lines={3} />
    )
  const { items } = links.data
  const nameOf = ({ of, subjectName }: CalendarLink) => subjectName ?? text.of[of]
  const ask = (title: string, content: string, onOk: () => void) =>
    void modal.confirm({ title, content, onOk })
  return (
    <div className={style.links}>
      <p className={style.lead}>{text.lead}</p>
      <FaultNote error={renew.error} onRetry={() => renew.variables && renew.mutate(renew.variables)} />
      <FaultNote error={revoke.error} onRetry={() => revoke.variables && revoke.mutate(revoke.variables)} />
      {items.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <div className={style.table}>
          <DataTable
            caption={text.title}
            rows={items}
            rowKey={(link) => link.id}
            columns={[
              { title: text.what, heading: true, cell: nameOf },
              { title: text.hint, cell: ({ hint }) => <code>{hint}</code> },
              { title: text.created, cell: (link) => at(link.createdAt) },
              {
                title: text.renewed,
                cell: (link) => link.renewedAt !== link.createdAt && at(link.renewedAt),
              },
              {
                title: text.actions,
                cell: (link) => (
                  <div className={style.actions}>
                    <Button
                      size="small"
                      aria-label={text.renewOf(nameOf(link))}
                      onClick={() => ask(text.renew, text.renewAsk, () => renew.mutate(link.id))}
                    >
                      {text.renew}
                    </Button>
                    <Button
                      size="small"
                      danger
                      aria-label={text.revokeOf(nameOf(link))}
                      onClick={() => ask(text.revoke, text.revokeAsk, () => revoke.mutate(link.id))}
                    >
                      {text.revoke}
                    </Button>
                  </div>
                ),
              },
            ]}
          />
        </div>
      )}
      {!items.some(({ of }) => of === 'mine') && <FollowCalendar what={{ of: 'mine' }} />}
      {renew.data && <AddressOnce path={renew.data.path} onKept={renew.reset} />}
    </div>
  )
}
