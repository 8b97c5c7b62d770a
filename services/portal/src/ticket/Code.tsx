import { rotatingTicket, stepMs } from '@alliance/gates'
import { useEffect, useState } from 'react'
import { qrSource } from '../form/qrSource.ts'
import { useWords } from '../language/words.ts'
import { timeBy, type KeptTicket } from './keeping.ts'
import style from './Ticket.module.css'
import { ticketWords } from './ticket.words.ts'

interface QrProps {
  text: string
  label: string
}

/** Black on white, whatever the theme: scanners want it so. */
export function Qr({ text, label }: QrProps) {
  return <img className={style.qr} src={qrSource(text)} alt={label} data-ticket={text} />
}

interface CodeProps {
  kept: KeptTicket
}

/** The code of this half minute, and how long it lasts. */
export function Code({ kept: { ticket, anchor } }: CodeProps) {
  const text = useWords(ticketWords)
  const [shown, setShown] = useState({ code: '', left: 0 })
  useEffect(() => {
    let step = -1
    let code = ''
    const refresh = async () => {
      const now = timeBy(anchor)
      if (Math.floor(now / stepMs) !== step) {
        step = Math.floor(now / stepMs)
        code = await rotatingTicket(ticket.secret, ticket.registrationId, now)
      }
      setShown({ code, left: Math.ceil((stepMs - (now % stepMs)) / 1000) })
    }
    void refresh()
    const turning = setInterval(() => void refresh(), 500)
    return () => clearInterval(turning)
  }, [ticket, anchor])
  return (
    <div className={style.code}>
      {shown.code && <Qr text={shown.code} label={text.code} />}
      <progress max={stepMs / 1000} value={shown.left} aria-label={text.refreshes(shown.left)} />
      <small>{text.refreshes(shown.left)}</small>
    </div>
  )
}
