import type { Direction, Outcome, Scan } from '@alliance/gates'

/** What the gate's light shows: go, stop, or that they are in already. */
export type Light = 'go' | 'inside' | 'stop'

export interface Verdict {
  /** New for each, so that the same answer twice is heard and seen twice. */
  key: string
  light: Light
  outcome: Outcome
  reason: string | null
  direction: Direction
  name: string | null
  subject: string | null
}

const lights: Record<Outcome, Light> = {
  admitted: 'go',
  're-entered': 'go',
  left: 'go',
  inside: 'inside',
  refused: 'stop',
}

export const verdictOf = (
  scan: Pick<Scan, 'outcome' | 'reason'> & Partial<Pick<Scan, 'direction' | 'subject'>>,
  name: string | null,
): Verdict => ({
  key: crypto.randomUUID(),
  light: lights[scan.outcome],
  outcome: scan.outcome,
  reason: scan.reason,
  direction: scan.direction ?? 'in',
  name,
  subject: scan.subject ?? null,
})
