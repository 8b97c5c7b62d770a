import type { Schemas } from '@alliance/client'
import { remaining, type Anchor, type DeviceState, type Estimate, type Moment } from '@alliance/gates'
import type { Kept, Self } from './store.ts'

/** So many entries of the log go with one call. */
const batch = 200
/** A gate with less than this part of its usual entries asks for more. */
const lowPart = 1 / 3

/** What to ask for beside what is held, without being told to. */
export function wanted({ self: own }: Kept, state: DeviceState, time: Estimate | null): Self['want'] {
  const usual = own.told?.entriesPerLease ?? own.enrolled.entriesPerLease
  const left = remaining(state, time)
  return own.closing || own.revoked || left.entries >= usual * lowPart
    ? null
    : request(own, usual - left.entries)
}

/** A request for entries; a quarter of them may come without a registration, where any may. */
export const request = (own: Self, entries: number): NonNullable<Self['want']> => ({
  requestId: crypto.randomUUID(),
  entries,
  walkIns: own.told?.walkIns === false ? 0 : Math.ceil(entries / 4),
})

export const bodyOf = ({ self: own, log, leases }: Kept, sent: Moment): Schemas['GateExchange'] => ({
  entries: log.filter(({ sequence }) => sequence > own.acknowledged).slice(0, batch),
  length: log.length,
  heard: own.anchor === null ? null : new Date(own.anchor.server).toISOString(),
  want: own.want,
  wall: sent.reading.wall,
  cursor: own.cursor,
  roster: own.roster,
  leases: leases.slice(-100).map(({ id }) => id),
})

/** The device behind an answer. An answer that was overtaken by a later one takes nothing back. */
export const selfAfter = (
  own: Self,
  answer: Schemas['GateAnswer'],
  body: Schemas['GateExchange'],
  told: Anchor | null,
): Self => ({
  ...own,
  anchor: told !== null && told.server > (own.anchor?.server ?? -1) ? told : own.anchor,
  cursor: Math.max(own.cursor, answer.cursor),
  acknowledged: Math.max(own.acknowledged, answer.highWater),
  roster: answer.roster?.version ?? own.roster,
  want: body.want && own.want?.requestId === body.want.requestId ? null : own.want,
  revoked: answer.state === 'revoked',
  told: {
    admitted: answer.admitted,
    inside: answer.inside,
    capacity: answer.capacity,
    entriesPerLease: answer.entriesPerLease,
    walkIns: answer.walkIns,
  },
})
