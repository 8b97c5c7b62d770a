import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useLanguage } from '../language/language.ts'
import { useWords } from '../language/words.ts'
import { Empty } from '../listing/Empty.tsx'
import { listingWords } from '../listing/listing.words.ts'
import { Waiting } from '../listing/Waiting.tsx'
import { Page } from '../shell/Page.tsx'
import { NoticeItem } from './NoticeItem.tsx'
import { noticeWords } from './notice.words.ts'
import style from './Notices.module.css'
import { noticesChanged } from './notices.ts'

/** What one was told, newest first; on a phone before all. */
export function NoticesScreen() {
  const text = useWords(noticeWords)
  const { more, end, sofar } = useWords(listingWords)
  const { count } = useDates()
  const language = useLanguage()
  const { state } = useSearch({ from: '/signed-in/inbox' })
  const navigate = useNavigate({ from: '/inbox' })
  const list = useKeysetList(['notices', state, language], (cursor) =>
    settled(api.GET('/api/v1/identity/me/notices', { params: { query: { state, cursor, limit: 20 } } })),
  )
  const readAll = useMutation({
    mutationFn: (upTo: string) => settled(api.POST('/api/v1/identity/me/notices/read', { body: { upTo } })),
    onSuccess: noticesChanged,
  })
  const newest = list.rows[0]
  const someUnread = list.rows.some(({ readAt }) => readAt === null)
  const shown = count(list.rows.length)
  const show = (next: typeof state) => void navigate({ search: { state: next }, replace: true })
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        <>
          <Link to="/my-account" hash="notices">
            {text.settings}
          </Link>
          <Button
            disabled={!someUnread}
            loading={readAll.isPending}
            onClick={() => newest && readAll.mutate(newest.id)}
          >
            {text.readAll}
          </Button>
        </>
      }
    >
      <div role="group" aria-label={text.which} className={style.which}>
        <button type="button" aria-pressed={state === undefined} onClick={() => show(undefined)}>
          {text.all}
        </button>
        <button type="button" aria-pressed={state === 'unread'} onClick={() => show('unread')}>
          {text.unread}
        </button>
      </div>
      <FaultNote
        error={readAll.error}
        onRetry={() => readAll.variables && readAll.mutate(readAll.variables)}
      />
      <FaultNote error={list.error} onRetry={list.retry} />
      {list.loading && <Waiting />}
      {!list.loading && !list.error && list.rows.length === 0 && (
        <Empty>{state === 'unread' ? text.noneUnread : text.none}</Empty>
      )}
      {list.rows.length > 0 && (
        <>
          <ul className={style.list} aria-busy={list.refreshing}>
            {list.rows.map((notice) => (
              <NoticeItem key={notice.id} notice={notice} />
            ))}
          </ul>
          <div className={style.foot}>
            <span role="status">{list.more ? sofar(shown) : end(shown)}</span>
            {list.more && (
              <Button onClick={list.more} loading={list.loadingMore}>
                {more}
              </Button>
            )}
          </div>
        </>
      )}
    </Page>
  )
}
