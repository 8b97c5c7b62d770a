import { useEffect, useState, useSyncExternalStore } from 'react'
import { isRefusal, Unreachable } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { LanguageSwitch } from '../language/LanguageSwitch.tsx'
import { useWords } from '../language/words.ts'
import { fetchTicket, keptTickets, type KeptTicket } from './keeping.ts'
import { TicketCard } from './TicketCard.tsx'
import style from './Ticket.module.css'
import { ticketWords } from './ticket.words.ts'

const subscribe = (listener: () => void) => {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}
const wantedId = () => /^#(rgn_[0-9a-z]{26})$/.exec(location.hash)?.[1] ?? null

const keepAwake = () => void navigator.wakeLock?.request('screen').catch(() => undefined)

/** The holder's tickets: the one that was asked for, or those that are on this phone. */
export function TicketApp() {
  const text = useWords(ticketWords)
  const wanted = useSyncExternalStore(subscribe, wantedId)
  const [kept, setKept] = useState<KeptTicket[]>(keptTickets)
  const [fault, setFault] = useState<unknown>(null)
  const [asked, setAsked] = useState<string | null>(null)
  const chosen = kept.find(({ ticket }) => ticket.registrationId === wanted) ?? (wanted ? undefined : kept[0])
  useEffect(keepAwake, [])
  useEffect(() => {
    if (wanted === null) return
    fetchTicket(wanted)
      .then(() => setFault(null), setFault)
      .finally(() => {
        setKept(keptTickets())
        setAsked(wanted)
      })
  }, [wanted])
  // A ticket that is here is shown though nobody is signed in, or there is no network: that is what it is for.
  const isQuiet = chosen && (fault instanceof Unreachable || isRefusal(fault, 'session.required'))
  const others = kept.filter((one) => one !== chosen)
  return (
    <main className={style.page}>
      <header className={style.head}>
        <h1>{text.title}</h1>
        <LanguageSwitch />
      </header>
      {fault instanceof Unreachable && chosen && <p className={style.offline}>{text.offline}</p>}
      {!isQuiet && <FaultNote error={fault} />}
      {chosen && (
        <TicketCard key={chosen.ticket.generation} kept={chosen} onReissued={() => setKept(keptTickets())} />
      )}
      {!chosen && wanted !== null && asked !== wanted && <p role="status">{text.loading}</p>}
      {!chosen && wanted === null && (
        <div className={style.none}>
          <strong>{text.none}</strong>
          <p>{text.noneDetail}</p>
          <a href="/sign-in">{text.signIn}</a>
        </div>
      )}
      {others.length > 0 && (
        <nav className={style.others} aria-label={text.others}>
          <h2>{text.others}</h2>
          {others.map(({ ticket }) => (
            <a key={ticket.registrationId} href={`#${ticket.registrationId}`}>
              {ticket.activityTitle}
            </a>
          ))}
        </nav>
      )}
    </main>
  )
}
