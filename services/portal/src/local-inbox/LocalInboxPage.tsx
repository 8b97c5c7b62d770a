import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { isRefusal, settled } from '../api/refusal.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords, words } from '../language/words.ts'
import { DataTable } from '../listing/DataTable.tsx'
import { Empty } from '../listing/Empty.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { Page } from '../shell/Page.tsx'
import style from './LocalInboxPage.module.css'

const inboxWords = words(
  {
    title: '本机收件箱',
    lead: '本地运行时，短信不会真的发出，而是显示在这里。每 3 秒刷新一次。',
    off: '本机收件箱没有开启。正式环境中，验证码由短信服务商发送。',
    none: '还没有消息。请在登录页获取验证码。',
    to: '收件人',
    message: '内容',
    at: '时间',
  },
  {
    title: 'Local inbox',
    lead: 'On a local start no message leaves the machine; they are shown here instead. Refreshed every 3 seconds.',
    off: 'The local inbox is off. In production a provider sends the codes.',
    none: 'No messages yet. Ask for a code on the sign-in page.',
    to: 'To',
    message: 'Message',
    at: 'At',
  },
)

export function LocalInboxPage() {
  const text = useWords(inboxWords)
  const { at } = useDates()
  const inbox = useQuery({
    queryKey: ['local-inbox'],
    queryFn: () => settled(api.GET('/api/v1/identity/local/inbox')),
    refetchInterval: (query) => (query.state.error ? false : 3000),
  })
  const off = isRefusal(inbox.error, 'route.not_found')
  const messages = inbox.data?.items ?? []
  return (
    <main id="content" className={style.page}>
      <Page title={text.title} lead={text.lead}>
        {inbox.isPending && <Waiting />}
        {off ? (
          <Empty>{text.off}</Empty>
        ) : (
          <FaultNote error={inbox.error} onRetry={() => void inbox.refetch()} />
        )}
        {inbox.data && messages.length === 0 && <Empty>{text.none}</Empty>}
        {messages.length > 0 && (
          <DataTable
            caption={text.title}
            rows={messages}
            rowKey={(message) => message.id}
            columns={[
              { title: text.at, cell: (message) => at(message.at) },
              { title: text.to, cell: (message) => message.to },
              { title: text.message, cell: (message) => message.text, heading: true },
            ]}
          />
        )}
      </Page>
    </main>
  )
}
