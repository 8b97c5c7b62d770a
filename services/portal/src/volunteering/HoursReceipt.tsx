import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useBilingual, useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { ReadingDrawer } from '../listing/ReadingDrawer.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import style from './Volunteering.module.css'
import { volunteeringWords } from './volunteering.words.ts'

interface HoursReceiptProps {
  signupId: string
  onClose: () => void
}

/** How the minutes of a shift were found, and how to contest them. */
export function HoursReceipt({ signupId, onClose }: HoursReceiptProps) {
  const text = useWords(volunteeringWords)
  const read = useBilingual()
  const { at } = useDates()
  const query = useQuery({
    queryKey: ['volunteering', 'receipts', signupId],
    queryFn: () =>
      settled(
        api.GET('/api/v1/events/shift-signups/{signupId}/receipts', { params: { path: { signupId } } }),
      ),
  })
  return (
    <ReadingDrawer title={text.receiptTitle} onClose={onClose}>
      {query.isPending && <Waiting lines={4} />}
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      {query.data?.receipts.map((receipt) => (
        <section className={style.receipt} key={receipt.id}>
          <Facts
            facts={[
              [text.rule, <code key="rule">{receipt.rule}</code>],
              [text.by, `${receipt.decidedBy} · ${at(receipt.decidedAt)}`],
            ]}
          />
          <ul className={style.reasons}>
            {receipt.reasons.map(({ code, text: reason }) => (
              <li key={code}>{read(reason)}</li>
            ))}
          </ul>
          {receipt.contest && <p className={style.hint}>{read(receipt.contest)}</p>}
        </section>
      ))}
      {query.data?.receipts.length === 0 && <p>{text.none}</p>}
    </ReadingDrawer>
  )
}
