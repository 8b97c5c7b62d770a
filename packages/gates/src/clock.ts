/**
 * What a device can read of time: its wall clock, which people set, and a monotonic one, which starts anew with every
 * `boot` and on many systems stands still while the device sleeps. Milliseconds.
 */
export interface ClockReading {
  wall: number
  monotonic: number
  boot: string
}

/** A moment of a device: its clocks, and how often the wall clock had been set back by then. */
export interface Moment {
  reading: ClockReading
  setBacks: number
}

/** The last time the server told, and when the device asked and heard. */
export interface Anchor {
  server: number
  sent: ClockReading
  heard: ClockReading
  setBacks: number
}

/** Server time as well as a device knows it, in milliseconds: it lies between the two. */
export interface Estimate {
  earliest: number
  latest: number
}

/** Quartz in phones and tablets stays well within 200 parts in a million. */
export const driftPpm = 200

/** Wall clocks are nudged by NTP all the time; only a larger step back counts as one. */
const nudge = 1000

/** What a device keeps of its wall clock, every few seconds and with every entry, so that setting it back shows. */
export interface ClockMemory {
  highestWall: number
  setBacks: number
}

export const freshMemory: ClockMemory = { highestWall: 0, setBacks: 0 }

export const watch = ({ highestWall, setBacks }: ClockMemory, { wall }: ClockReading): ClockMemory =>
  wall < highestWall - nudge
    ? { highestWall: wall, setBacks: setBacks + 1 }
    : { highestWall: Math.max(highestWall, wall), setBacks }

/**
 * The time that an answer tells.
 *
 * @returns null when it tells none: the device started anew or its clock was set back while it waited
 */
export function anchorOf(server: number, sent: Moment, heard: Moment): Anchor | null {
  if (sent.reading.boot !== heard.reading.boot || sent.setBacks !== heard.setBacks) return null
  return { server, sent: sent.reading, heard: heard.reading, setBacks: heard.setBacks }
}

/**
 * Server time at a reading. The longer of the two clocks bounds it from above, since the monotonic one may have slept
 * and the wall clock may have been set back; the shorter one bounds it from below.
 *
 * @returns null when the wall clock was set back: nothing is known then until the server is heard again
 */
export function serverTime(anchor: Anchor | null, now: ClockReading, memory: ClockMemory): Estimate | null {
  if (anchor === null || watch(memory, now).setBacks !== anchor.setBacks) return null
  const since = elapsed(anchor.heard, now)
  const drift = driftPpm / 1_000_000
  // A clock that is slow by a part shows so much less of the true time: that is found by dividing.
  return {
    earliest: Math.floor(anchor.server + since.shortest / (1 + drift)),
    latest: Math.ceil(
      anchor.server + elapsed(anchor.sent, anchor.heard).longest + since.longest / (1 - drift),
    ),
  }
}

function elapsed(from: ClockReading, to: ClockReading): { shortest: number; longest: number } {
  const byWall = Math.max(0, to.wall - from.wall)
  const byMonotonic = to.boot === from.boot ? Math.max(0, to.monotonic - from.monotonic) : byWall
  return { shortest: Math.min(byWall, byMonotonic), longest: Math.max(byWall, byMonotonic) }
}

export const middle = ({ earliest, latest }: Estimate): number => Math.round((earliest + latest) / 2)
export const uncertainty = ({ earliest, latest }: Estimate): number => Math.ceil((latest - earliest) / 2)

const leastBound = 60_000
const greatestBound = 1_800_000

/**
 * How far a device may be wrong about server time without knowing it: a minute, and twice what its wall clock was
 * seen to wander between two exchanges.
 *
 * @param offset server time less the device's wall time, at this exchange
 * @param before the same at the exchange before
 */
export const skewBound = (offset: number, before: number | null): number =>
  Math.min(greatestBound, leastBound + 2 * Math.abs(offset - (before ?? offset)))
