import type { Schemas } from '@alliance/client'
import { anchorOf, freshMemory, middle, serverTime, watch, type Anchor } from '@alliance/gates'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { readClock } from '../gate/clock.ts'

/** A ticket as this phone keeps it, with the time that came with it. */
export interface KeptTicket {
  ticket: Schemas['Ticket']
  anchor: Anchor
}

const storageKey = 'tickets'
/** Tickets of activities that ended so long ago are dropped. */
const keptForMs = 7 * 86_400_000

export function keptTickets(): KeptTicket[] {
  const kept = JSON.parse(localStorage.getItem(storageKey) ?? '[]') as KeptTicket[]
  return kept.filter(({ ticket }) => Date.parse(ticket.endsAt) + keptForMs > Date.now())
}

/** Fetches a ticket and keeps it for when there is no network. */
export async function fetchTicket(registrationId: string): Promise<KeptTicket> {
  const sent = { reading: readClock(), setBacks: 0 }
  const ticket = await settled(
    api.GET('/api/v1/events/registrations/{registrationId}/ticket', { params: { path: { registrationId } } }),
  )
  const heard = { reading: readClock(), setBacks: 0 }
  const fetched = { ticket, anchor: anchorOf(Date.parse(ticket.serverTime), sent, heard)! }
  const others = keptTickets().filter((kept) => kept.ticket.registrationId !== registrationId)
  localStorage.setItem(storageKey, JSON.stringify([fetched, ...others]))
  return fetched
}

/** Server time as well as the phone knows it. */
export function timeBy(anchor: Anchor): number {
  const reading = readClock()
  const time = serverTime(anchor, reading, watch(freshMemory, reading))
  return time === null ? reading.wall : middle(time)
}
