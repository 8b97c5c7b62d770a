import type { ClockReading } from '@alliance/gates'

/** The page's monotonic clock begins with the page. */
const boot = crypto.randomUUID()

export const readClock = (): ClockReading => ({ wall: Date.now(), monotonic: performance.now(), boot })
