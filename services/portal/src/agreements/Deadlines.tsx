import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { agreementWords } from './agreement.words.ts'
import style from './Agreements.module.css'

/** What of agreements is overdue or falls due within ninety days. */
export function Deadlines() {
  const text = useWords(agreementWords)
  const query = useQuery({
    queryKey: ['agreements', 'deadlines'],
    queryFn: () =>
      settled(
        api.GET('/api/v1/membership/agreement-deadlines', { params: { query: { days: 90, limit: 6 } } }),
      ),
  })
  const items = query.data?.items
  return (
    <div className={style.deadlines}>
      <Panel title={text.due}>
        <FaultNote error={query.error} onRetry={() => void query.refetch()} />
        {items?.length === 0 && <p>{text.dueNone}</p>}
        <ul>
          {items?.map((item) => (
            <li key={item.what + item.id} data-overdue={item.overdue || undefined}>
              <span className={style.dueDay}>{item.dueOn}</span>
              <Link to="/agreements/$agreementId" params={{ agreementId: item.agreementId }}>
                {item.what === 'expiry' ? `${text.expiry}：${item.title}` : item.title}
              </Link>
              {item.what === 'milestone' && <small>{item.agreementTitle}</small>}
              {item.overdue && <strong>{text.overdue}</strong>}
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  )
}
