import { openLeases, remaining, type DeviceState, type Estimate, type Expected } from '@alliance/gates'
import type { Kept, Self } from './store.ts'

/** What the screen shows of the device. */
export interface GateView {
  self: Self
  online: boolean
  syncing: boolean
  fault: unknown
  entries: number
  walkIns: number
  unsent: number
  /** In and out by this gate. */
  scans: number
  persons: readonly Expected[]
  inside: ReadonlySet<string>
  leaseUntil: string | null
  clockKnown: boolean
}

interface Standing {
  kept: Kept
  state: DeviceState
  time: Estimate | null
}

export const lookAt = (
  { kept, state, time }: Standing,
  network: Pick<GateView, 'online' | 'syncing' | 'fault'>,
): GateView => {
  const open = openLeases(state).filter(
    ({ validUntil }) => time !== null && time.latest < Date.parse(validUntil),
  )
  return {
    self: kept.self,
    ...network,
    ...remaining(state, time),
    unsent: kept.log.filter(({ sequence }) => sequence > kept.self.acknowledged).length,
    scans: kept.log.filter(({ kind }) => kind === 'scan').length,
    persons: kept.roster,
    inside: new Set([...state.persons].flatMap(([id, { inside }]) => (inside ? [id] : []))),
    leaseUntil:
      open
        .map(({ validUntil }) => validUntil)
        .sort()
        .at(-1) ?? null,
    clockKnown: time !== null,
  }
}
