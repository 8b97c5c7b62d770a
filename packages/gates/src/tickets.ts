import { utf8 } from '@alliance/evidence'
import type { Estimate } from './clock.ts'
import { fromBase32, fromBase64url, toBase32, toBase64url } from './encoding.ts'
import { publicKeyOf, signBytes, verifyBytes, type Key, type PublicKey } from './signature.ts'

/** A rotating ticket's code changes so often. */
export const stepMs = 30_000
/** The longest stretch of time a code is taken in: a device less certain of the time takes no rotating tickets. */
const widestWindow = 600_000

export const stepAt = (serverTime: number): number => Math.floor(serverTime / stepMs)

/**
 * `rotating`: on the holder's phone, good for half a minute. `printed`: on paper, good all the time and so weaker:
 * whoever has a copy is taken for its holder until the first of them is in.
 */
export type Ticket =
  | { means: 'rotating'; registrationId: string; step: number; code: string }
  | { means: 'printed'; registrationId: string; generation: number; signature: Uint8Array<ArrayBuffer> }

export type TicketFault =
  | 'ticket.unreadable'
  | 'ticket.unknown'
  | 'ticket.forged'
  | 'ticket.stale'
  | 'ticket.early'
  | 'clock.unknown'

const hmac = { name: 'HMAC', hash: 'SHA-256' } as const
const hmacKey = (bytes: Uint8Array<ArrayBuffer>) =>
  crypto.subtle.importKey('raw', bytes, hmac, false, ['sign'])

const mac = async (key: Uint8Array<ArrayBuffer>, text: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.sign('HMAC', await hmacKey(key), utf8(text)))

/**
 * The secret of one registration's ticket, from the activity's key. It goes to the holder's phone and to the gates; a
 * new `generation` makes the old phone's ticket worthless wherever the gate has heard of it.
 */
export async function ticketSecret(
  activityKey: Uint8Array<ArrayBuffer>,
  registrationId: string,
  generation: number,
): Promise<string> {
  const full = await mac(activityKey, `ticket|${registrationId}|${generation}`)
  return toBase64url(full.slice(0, 16))
}

/** 80 bits: a guess succeeds once in 10^24. */
async function codeAt(secret: string, registrationId: string, step: number): Promise<string> {
  const key = fromBase64url(secret)
  if (key === null) throw new Error('a ticket secret is base64url')
  return toBase32((await mac(key, `step|${registrationId}|${step}`)).slice(0, 10))
}

const idText = (id: string) => id.replace('_', '-').toUpperCase()
const idOf = (text: string) => text.replace('-', '_').toLowerCase()

/** The text of a rotating ticket's QR code at a moment: capitals, digits and `-:` only. */
export async function rotatingTicket(
  secret: string,
  registrationId: string,
  serverTime: number,
): Promise<string> {
  const step = stepAt(serverTime)
  const code = await codeAt(secret, registrationId, step)
  return `R1:${idText(registrationId)}:${step.toString(36).toUpperCase()}:${code}`
}

const printedText = (activityId: string, registrationId: string, generation: number) =>
  `printed|${activityId}|${registrationId}|${generation}`

/** The text of a printed ticket's QR code, signed by the activity's key. */
export async function printedTicket(
  key: Key,
  activityId: string,
  registrationId: string,
  generation: number,
): Promise<string> {
  const signature = await signBytes(key, printedText(activityId, registrationId, generation))
  return `P1:${idText(registrationId)}:${generation}:${toBase32(signature)}`
}

/** @returns null for anything that is no ticket of ours */
export function readTicket(text: string): Ticket | null {
  const trimmed = text.trim().toUpperCase()
  const rotating = /^R1:([A-Z]{3}-[0-9A-Z]{26}):([0-9A-Z]{1,8}):([A-Z2-7]{16})$/.exec(trimmed)
  if (rotating)
    return {
      means: 'rotating',
      registrationId: idOf(rotating[1]!),
      step: Number.parseInt(rotating[2]!, 36),
      code: rotating[3]!,
    }
  const printed = /^P1:([A-Z]{3}-[0-9A-Z]{26}):(\d{1,6}):([A-Z2-7]{103})$/.exec(trimmed)
  const signature = printed && fromBase32(printed[3]!)
  if (!printed || !signature) return null
  return {
    means: 'printed',
    registrationId: idOf(printed[1]!),
    generation: Number(printed[2]),
    signature,
  }
}

/** Whether a step is one of those that the holder's phone may show at this time. */
export function judgeStep(step: number, time: Estimate | null, toleranceMs: number): TicketFault | null {
  if (time === null || time.latest - time.earliest > widestWindow) return 'clock.unknown'
  if (step < stepAt(time.earliest - toleranceMs)) return 'ticket.stale'
  if (step > stepAt(time.latest + toleranceMs)) return 'ticket.early'
  return null
}

export interface TicketCheck {
  activityId: string
  /** The registration's secret, or undefined when the gate does not know it. */
  secret: string | undefined
  generation: number | undefined
  ticketKey: PublicKey
  time: Estimate | null
  toleranceMs: number
}

/** What is wrong with a ticket, or null. */
export async function checkTicket(ticket: Ticket, check: TicketCheck): Promise<TicketFault | null> {
  if (ticket.means === 'printed') {
    const signed = printedText(check.activityId, ticket.registrationId, ticket.generation)
    if (!(await verifyBytes(await publicKeyOf(check.ticketKey), signed, ticket.signature)))
      return 'ticket.forged'
    return check.generation !== undefined && check.generation !== ticket.generation ? 'ticket.stale' : null
  }
  if (check.secret === undefined) return 'ticket.unknown'
  if (ticket.code !== (await codeAt(check.secret, ticket.registrationId, ticket.step))) return 'ticket.forged'
  return judgeStep(ticket.step, check.time, check.toleranceMs)
}
