/** What happened in a run. */
export interface Counts {
  scans: number
  admitted: number
  refused: number
  replaysRefused: number
  exchanges: number
  lost: number
  repeated: number
  crashes: number
  leases: number
  closed: number
  writtenOff: number
  clocksSet: number
  orders: number
  admittedTwice: number
}

export const zero = (): Counts => ({
  scans: 0,
  admitted: 0,
  refused: 0,
  replaysRefused: 0,
  exchanges: 0,
  lost: 0,
  repeated: 0,
  crashes: 0,
  leases: 0,
  closed: 0,
  writtenOff: 0,
  clocksSet: 0,
  orders: 0,
  admittedTwice: 0,
})

/** A violation, with the seed that shows it again. */
export class Violation extends Error {}
