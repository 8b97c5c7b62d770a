import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useLanguage } from '../language/language.ts'
import { useWords } from '../language/words.ts'
import { Code, Qr } from './Code.tsx'
import { fetchTicket, type KeptTicket } from './keeping.ts'
import style from './Ticket.module.css'
import { ticketWords } from './ticket.words.ts'

interface TicketCardProps {
  kept: KeptTicket
  onReissued: () => void
}

export function TicketCard({ kept, onReissued }: TicketCardProps) {
  const text = useWords(ticketWords)
  const language = useLanguage()
  const { ticket } = kept
  const [asking, setAsking] = useState(false)
  const [fault, setFault] = useState<unknown>(null)
  const time = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  })
  const reissue = async () => {
    const { registrationId } = ticket
    try {
      await settled(
        api.POST('/api/v1/events/registrations/{registrationId}/ticket/reissues', {
          params: { path: { registrationId }, header: { 'Idempotency-Key': crypto.randomUUID() } },
          body: { reason: text.lostReason },
        }),
      )
      await fetchTicket(registrationId)
      onReissued()
    } catch (error) {
      setFault(error)
    }
  }
  return (
    <article className={style.card}>
      <h2>{ticket.activityTitle}</h2>
      <Code kept={kept} />
      <div className={style.printed}>
        <Qr text={ticket.printed} label={text.code} />
        <p>{text.printedHint}</p>
      </div>
      <dl className={style.facts}>
        <dt>{text.holder}</dt>
        <dd>
          {ticket.name} <small>{text.tail(ticket.registrationId)}</small>
        </dd>
        <dt>{text.when}</dt>
        <dd>{time.formatRange(new Date(ticket.startsAt), new Date(ticket.endsAt))}</dd>
        {ticket.place && (
          <>
            <dt>{text.place}</dt>
            <dd>{ticket.place}</dd>
          </>
        )}
      </dl>
      <p className={style.hint}>{text.hint}</p>
      <FaultNote error={fault} />
      <div className={style.actions}>
        <button type="button" onClick={() => print()}>
          {text.print}
        </button>
        {asking ? (
          <div className={style.sure} role="group" aria-label={text.lost}>
            <p>{text.lostSure}</p>
            <button type="button" onClick={() => void reissue()}>
              {text.confirm}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {text.cancel}
            </button>
          </div>
        ) : (
          <button type="button" onClick={() => setAsking(true)}>
            {text.lost}
          </button>
        )}
      </div>
    </article>
  )
}
