import type { Schemas } from '@alliance/client'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Tag } from '../listing/Tag.tsx'
import { useMay } from '../session/me.ts'
import { permissionAt } from '../shell/destinations.ts'
import { noticeWords } from './notice.words.ts'
import style from './Notices.module.css'
import { noticesChanged } from './notices.ts'

interface NoticeItemProps {
  notice: Schemas['Notice']
}

/** One notice. It leads to its screen where the reader may see that; its text says what one must know without. */
export function NoticeItem({ notice }: NoticeItemProps) {
  const text = useWords(noticeWords)
  const { at } = useDates()
  const [shownAt] = useState(Date.now)
  const may = useMay()
  const read = useMutation({
    mutationFn: () =>
      settled(
        api.POST('/api/v1/identity/me/notices/{noticeId}/read', {
          params: { path: { noticeId: notice.id } },
        }),
      ),
    onSuccess: noticesChanged,
  })
  const isUnread = notice.readAt === null
  const isOver = notice.expiresAt !== null && Date.parse(notice.expiresAt) <= shownAt
  const needs = permissionAt(notice.path.split(/[?#]/)[0]!)
  const leads = !needs || may(needs)
  const title = (
    <>
      {isUnread && <span className="visually-hidden">{text.isUnread} </span>}
      {notice.title}
    </>
  )
  return (
    <li className={style.notice} data-unread={isUnread || undefined}>
      <div className={style.words}>
        <h2>
          {leads ? (
            <Link to={notice.path} onClick={() => isUnread && read.mutate()}>
              {title}
            </Link>
          ) : (
            title
          )}
        </h2>
        <p>{notice.text}</p>
        <p className={style.when}>
          <time dateTime={notice.raisedAt}>{at(notice.raisedAt)}</time>
          {isOver && <Tag tone="plain">{text.over}</Tag>}
        </p>
        <FaultNote error={read.error} onRetry={() => read.mutate()} />
      </div>
      {isUnread && (
        <Button
          size="small"
          aria-label={text.readOf(notice.title)}
          loading={read.isPending}
          onClick={() => read.mutate()}
        >
          {text.read}
        </Button>
      )}
    </li>
  )
}
