import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  anchorOf,
  freshMemory,
  middle,
  serverTime,
  skewBound,
  uncertainty,
  watch,
  type ClockReading,
} from './clock.ts'

const reading = (wall: number, monotonic: number, boot = 'a'): ClockReading => ({ wall, monotonic, boot })
const server = 1_800_000_000_000
const sent = { reading: reading(500_000, 1000), setBacks: 0 }
const heard = { reading: reading(500_200, 1200), setBacks: 0 }
const anchor = anchorOf(server, sent, heard)!
const memory = watch(freshMemory, heard.reading)

test('just after an answer the time is known to the length of the round trip', () => {
  const time = serverTime(anchor, heard.reading, memory)!
  expect(time).toEqual({ earliest: server, latest: server + 200 })
  expect(middle(time)).toBe(server + 100)
  expect(uncertainty(time)).toBe(100)
})

test('a device that slept goes by its wall clock', () => {
  expect(serverTime(anchor, reading(4_100_200, 1300), memory)!.latest).toBeGreaterThanOrEqual(
    server + 3_600_000,
  )
})

test('a device that was set back knows nothing until it hears the server again, however long it goes on', () => {
  const back = watch(memory, reading(400_000, 1300))
  expect(serverTime(anchor, reading(400_000, 1300), back)).toBeNull()
  const later = reading(9_000_000, 8_600_000)
  expect(serverTime(anchor, later, watch(back, later))).toBeNull()
  const again = anchorOf(server, { reading: later, setBacks: 1 }, { reading: later, setBacks: 1 })
  expect(serverTime(again, later, watch(back, later))).not.toBeNull()
})

test('an answer that came over a new start or a set clock tells no time', () => {
  expect(anchorOf(server, sent, { ...heard, reading: reading(500_200, 10, 'b') })).toBeNull()
  expect(anchorOf(server, sent, { ...heard, setBacks: 1 })).toBeNull()
})

test('the true time lies within the estimate, whatever the clocks drift and however long the device sleeps', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 86_400_000 }),
      fc.nat({ max: 86_400_000 }),
      fc.integer({ min: -200, max: 200 }),
      fc.nat({ max: 200 }),
      (awake, asleep, ppm, toServer) => {
        const rate = 1 + ppm / 1_000_000
        const truth = server + (200 - toServer) + awake + asleep
        const now = reading(500_200 + (awake + asleep) * rate, 1200 + awake * rate)
        const { earliest, latest } = serverTime(anchor, now, watch(memory, now))!
        expect(earliest).toBeLessThanOrEqual(truth)
        expect(latest).toBeGreaterThanOrEqual(truth)
      },
    ),
    // A whole night at the greatest drift, where the square of the drift is a millisecond.
    { examples: [[0, 24_996_949, -200, 0]] },
  )
})

test('the bound grows with what the wall clock was seen to wander, and ends at half an hour', () => {
  expect(skewBound(5000, null)).toBe(60_000)
  expect(skewBound(5000, 2000)).toBe(66_000)
  expect(skewBound(0, 86_400_000)).toBe(1_800_000)
})
