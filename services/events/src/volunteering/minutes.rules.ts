import type { Bilingual } from '@alliance/contracts'
import type { DecisionRule, Ruling } from '@alliance/service-kit/receipts/rule'

/** A volunteer's day at the most (domain/membership.md §2.10). */
export const dailyCap = 480
/** Hours are recorded within so many working days after the shift. */
export const recordWithin = 10

/** What the rule sees. Instants in UTC, days in Asia/Shanghai. */
export interface Inputs {
  /** `desk`: checked in and out. `confirmation`: an organiser vouches for the time, for a reason. */
  basis: 'desk' | 'confirmation'
  shift: { startsAt: string; endsAt: string }
  startedAt: string
  endedAt: string
  breakMinutes: number
  /** Minutes that count already on the day of the beginning. */
  dayBefore: number
  today: string
  recordUntil: string
}

const minute = 60_000

/** Whole minutes of service within the shift, without rest: neither the way there nor waiting is service. */
export function served({
  shift,
  startedAt,
  endedAt,
  breakMinutes,
}: Pick<Inputs, 'shift' | 'startedAt' | 'endedAt' | 'breakMinutes'>): number {
  const from = Math.max(Date.parse(startedAt), Date.parse(shift.startsAt))
  const to = Math.min(Date.parse(endedAt), Date.parse(shift.endsAt))
  return Math.max(0, Math.floor((to - from) / minute) - breakMinutes)
}

/** What of it counts, under the cap of the day. */
export const counted = (inputs: Inputs): number =>
  Math.max(0, Math.min(served(inputs), dailyCap - inputs.dayBefore))

const reason = (code: string, met: boolean, text: Bilingual) => ({ code, met, text })

function decide(inputs: Inputs): Ruling<'recorded' | 'refused'> {
  const minutes = served(inputs)
  const counts = counted(inputs)
  const inTime = inputs.today <= inputs.recordUntil
  const reasons = [
    reason('within_shift', minutes > 0, {
      zh: `班次内实际服务 ${minutes} 分钟（不含路途、等候和休息）`,
      en: `${minutes} minutes of service within the shift, without travel, waiting and rest`,
    }),
    reason('daily_cap', counts > 0, {
      zh: `当日此前已计 ${inputs.dayBefore} 分钟，每日上限 ${dailyCap} 分钟，本次计入 ${counts} 分钟`,
      en: `${inputs.dayBefore} minutes counted that day before, of ${dailyCap} at the most: ${counts} count now`,
    }),
    // A desk records on the spot.
    ...(inputs.basis === 'desk'
      ? []
      : [
          reason('in_time', inTime, {
            zh: `应在 ${inputs.recordUntil} 前记录（活动结束后 ${recordWithin} 个工作日内）`,
            en: `To be recorded by ${inputs.recordUntil}, ${recordWithin} working days after the shift`,
          }),
        ]),
  ]
  return { outcome: reasons.every(({ met }) => met) ? 'recorded' : 'refused', reasons }
}

/** How many minutes of a shift count: 《志愿服务记录与证明出具办法（试行）》, actual service time, truly and in time. */
export const minutesRule: DecisionRule<Inputs, 'recorded' | 'refused'> = {
  decision: 'volunteering.minutes',
  contest: {
    zh: '对时长有异议的，可向记录单位提出，由非记录人复核。',
    en: 'Whoever doubts the minutes asks the recording body; another than the recorder looks again.',
  },
  versions: [{ version: 'volunteer-minutes-1', from: '2021-02-01', decide }],
}

/** Hours as certificates say them: half hours, rounded down. */
export const hoursOf = (minutes: number): number => Math.floor(minutes / 30) / 2
