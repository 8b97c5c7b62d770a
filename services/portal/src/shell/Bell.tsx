import { BellOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { noticeWords } from '../notices/notice.words.ts'
import { unreadQuery } from '../notices/notices.ts'
import style from './Bell.module.css'

const shownAtMost = 99

/** The way to one's notices, with the number of those that are unread. */
export function Bell() {
  const text = useWords(noticeWords)
  const { count } = useDates()
  const unread = useQuery(unreadQuery).data?.unread ?? 0
  return (
    <Link
      to="/inbox"
      className={style.bell}
      aria-label={unread > 0 ? text.bell(count(unread)) : text.bellNone}
    >
      <BellOutlined aria-hidden="true" />
      {unread > 0 && (
        <span className={style.count} aria-hidden="true">
          {unread > shownAtMost ? `${shownAtMost}+` : unread}
        </span>
      )}
    </Link>
  )
}
