import type { SignupState } from '@alliance/contracts/events'

/** From which states a step may be taken. */
const from = {
  withdraw: ['signed'],
  check_in: ['signed'],
  check_out: ['present'],
  // Also by who was checked in and never out.
  report: ['signed', 'present', 'returned'],
  // Also without a report, and anew after a reversal.
  confirm: ['signed', 'present', 'reported', 'returned', 'reversed'],
  return: ['reported'],
  reverse: ['recorded'],
} as const satisfies Record<string, readonly SignupState[]>
export type SignupStep = keyof typeof from

export const allows = (state: SignupState, step: SignupStep): boolean =>
  (from[step] as readonly SignupState[]).includes(state)

/** A desk is open so long before a shift begins and after it ends: later, who left when is no longer seen but vouched for. */
const deskMinutes = 60

/** Whether a desk may check someone in now, or out. */
export function isDeskTime(
  { startsAt, endsAt }: { startsAt: string; endsAt: string },
  step: 'check_in' | 'check_out',
  now: string,
): boolean {
  const slack = deskMinutes * 60_000
  const time = Date.parse(now)
  return (
    time >= Date.parse(startsAt) - slack && time < Date.parse(endsAt) + (step === 'check_out' ? slack : 0)
  )
}
