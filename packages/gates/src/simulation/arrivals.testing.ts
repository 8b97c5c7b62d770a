import { stepAt } from '../tickets.ts'
import type { Device, Visit } from './device.testing.ts'
import type { Random } from './random.testing.ts'

/** Who comes to a gate next: holders, some with an old code, and people without a registration. */
export function visitOf(
  random: Random,
  device: Device,
  people: readonly string[],
  inside: ReadonlySet<string>,
  now: number,
): Visit {
  const direction = random.chance(0.2) ? 'out' : 'in'
  if (random.chance(0.15)) {
    const walkedIn = [...inside].filter((subject) => subject.startsWith(`${device.id}:`))
    if (direction === 'in') return { subject: null, means: 'walk-in', direction }
    if (walkedIn.length > 0) return { subject: random.pick(walkedIn), means: 'walk-in', direction }
  }
  const subject = random.pick(people)
  const kind = random.next()
  if (kind < 0.15) return { subject, means: 'by-name', direction }
  if (kind < 0.3) return { subject, means: 'printed', direction }
  const old = random.chance(0.2) ? random.between(1, 400) : 0
  return { subject, means: 'rotating', direction, step: stepAt(now) - old }
}

/** Most messages are quick; some come when nobody waits for them any more. */
export const delay = (random: Random): number =>
  random.chance(0.1) ? random.between(60_000, 3_600_000) : random.between(20, 5000)
