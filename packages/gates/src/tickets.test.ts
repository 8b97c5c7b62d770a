import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { toBase64url } from './encoding.ts'
import type { Key, PublicKey } from './signature.ts'
import {
  checkTicket,
  judgeStep,
  printedTicket,
  readTicket,
  rotatingTicket,
  stepMs,
  ticketSecret,
} from './tickets.ts'

const registration = 'rgn_01jh2m8s0v6ze8mn8t9a3kq4wd'
const other = 'rgn_01jh2m8s0v6ze8mn8t9a3kq4we'
const activityKey = new Uint8Array(32).fill(7)
const now = Date.parse('2026-11-24T01:00:10.000Z')
const exact = { earliest: now, latest: now }
let signing: Key
let ticketKey: PublicKey

beforeAll(async () => {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])
  signing = pair.privateKey
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  ticketKey = { x: x!, y: y! }
})

const checked = async (text: string, options: { time?: typeof exact | null; of?: string } = {}) => {
  const ticket = readTicket(text)
  if (ticket === null) return 'ticket.unreadable'
  return checkTicket(ticket, {
    activityId: 'act_1',
    secret: await ticketSecret(activityKey, options.of ?? ticket.registrationId, 1),
    generation: 1,
    ticketKey,
    time: options.time === undefined ? exact : options.time,
    toleranceMs: stepMs,
  })
}

const shown = async (at: number) =>
  rotatingTicket(await ticketSecret(activityKey, registration, 1), registration, at)

test('a rotating ticket is taken while it is shown, in whatever case a scanner types it', async () => {
  expect(await checked(await shown(now))).toBeNull()
  expect(await checked(`  ${(await shown(now)).toLowerCase()}\r\n`)).toBeNull()
})

test('a picture of it is refused half a minute past the tolerance', async () => {
  const picture = await shown(now)
  const later = now + 2 * stepMs
  expect(await checked(picture, { time: { earliest: later, latest: later } })).toBe('ticket.stale')
})

test('a code from the future is refused', async () => {
  expect(await checked(await shown(now + 3 * stepMs))).toBe('ticket.early')
})

test('a gate that does not know the time takes no rotating tickets', async () => {
  expect(await checked(await shown(now), { time: null })).toBe('clock.unknown')
  expect(await checked(await shown(now), { time: { earliest: now - 400_000, latest: now + 400_000 } })).toBe(
    'clock.unknown',
  )
})

test('the code of one registration is not another’s', async () => {
  const stolen = (await shown(now)).replace('WD:', 'WE:')
  expect(readTicket(stolen)).toMatchObject({ registrationId: other })
  expect(await checked(stolen)).toBe('ticket.forged')
})

test('a reissued ticket makes the old one worthless', async () => {
  const old = await rotatingTicket(await ticketSecret(activityKey, registration, 0), registration, now)
  expect(await checked(old)).toBe('ticket.forged')
})

test('a printed ticket is good all day, only where and for whom it was signed', async () => {
  const printed = await printedTicket(signing, 'act_1', registration, 1)
  expect(await checked(printed, { time: null })).toBeNull()
  expect(await checked(printed.replace('WD:', 'WE:'))).toBe('ticket.forged')
  expect(await checked(await printedTicket(signing, 'act_2', registration, 1))).toBe('ticket.forged')
  expect(await checked(await printedTicket(signing, 'act_1', registration, 0))).toBe('ticket.stale')
})

test('a printed ticket is known where the registration is not', async () => {
  const ticket = readTicket(await printedTicket(signing, 'act_1', registration, 3))!
  expect(
    await checkTicket(ticket, {
      activityId: 'act_1',
      secret: undefined,
      generation: undefined,
      ticketKey,
      time: null,
      toleranceMs: 0,
    }),
  ).toBeNull()
})

test('a rotating ticket fits a QR code of 33 modules, a printed one of 45', async () => {
  // Alphanumeric capacity at error correction M: version 4 holds 90 characters, version 7 holds 178.
  expect((await shown(now)).length).toBeLessThanOrEqual(90)
  expect((await printedTicket(signing, 'act_1', registration, 1)).length).toBeLessThanOrEqual(178)
  expect(await shown(now)).toMatch(/^[A-Z0-9:-]+$/)
})

test('a step is taken exactly when the holder’s phone may show it', () => {
  const moment = fc.integer({ min: now, max: now + 10_000_000 })
  fc.assert(
    fc.property(
      moment,
      fc.nat({ max: 60_000 }),
      fc.nat({ max: 60_000 }),
      fc.nat({ max: 60_000 }),
      (time, before, after, off) => {
        const estimate = { earliest: time - before, latest: time + after }
        // Whatever the true time within the estimate, and whatever the phone is off within the tolerance.
        for (const phone of [estimate.earliest - off, time, estimate.latest + off])
          expect(judgeStep(Math.floor(phone / stepMs), estimate, off)).toBeNull()
        expect(judgeStep(Math.floor((estimate.earliest - off - stepMs) / stepMs), estimate, off)).toBe(
          'ticket.stale',
        )
      },
    ),
  )
})

test('any other text is no ticket', async () => {
  fc.assert(fc.property(fc.string(), (text) => readTicket(text) === null))
  expect(readTicket(`R1:RGN-01JH2M8S0V6ZE8MN8T9A3KQ4WD:ZZZ:${toBase64url(activityKey)}`)).toBeNull()
})
