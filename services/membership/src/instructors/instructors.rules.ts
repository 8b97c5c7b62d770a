import type { NewInstructor, SelectionReceipt, VisitMonth } from '@alliance/contracts/membership'
import { addMonths } from '@alliance/calendar'
import { makeCertificateNumber } from '@alliance/identifiers'

/** Defaults of membership.md §2.11; the thresholds of the scores are the platform’s own. */
export const instructorRule = {
  id: 'instructor',
  version: '2026-1',
  termMonths: 36,
  hostsAtOnce: 5,
  trainingMinutes: 24 * 60,
  leastEach: 3,
  leastTotal: 12,
} as const

/** The panel’s decision by the three criteria: each fulfilled, and their sum too. */
export function select(
  { scores, panel, decidedOn }: Pick<NewInstructor, 'scores' | 'panel' | 'decidedOn'>,
  affiliationId: string,
): SelectionReceipt {
  const { id, version, leastEach, leastTotal } = instructorRule
  const total = scores.reduce((sum, { score }) => sum + score, 0)
  const reasons = [
    ...scores.filter(({ score }) => score < leastEach).map(({ criterion }) => `below:${criterion}`),
    ...(total < leastTotal ? ['below:total'] : []),
  ]
  return {
    rule: id,
    version,
    scores,
    total,
    leastTotal,
    leastEach,
    panel,
    affiliationId,
    selected: reasons.length === 0,
    reasons: reasons.length === 0 ? ['criteria.met'] : reasons,
    decidedOn,
  }
}

/** The first day after a term that begins on a date. */
export const termEnd = (from: string): string => addMonths(from, instructorRule.termMonths)

/** Letters of appointment (聘书) are certificates of the series DJZD. */
export const letterAfter = (year: number, lastSequence: number) => ({
  letterYear: year,
  letterSequence: lastSequence + 1,
  letterNo: makeCertificateNumber({ prefix: 'DJZD', year, sequence: lastSequence + 1 }),
})

interface Held {
  from: string
  to: string
}

/**
 * The months of an assignment up to the present one, and whether the visit on site that each whole month owes was
 * made (membership.md §2.11). A month of which the assignment has only a part owes none.
 *
 * @param visits days of visits on site
 */
export function visitMonths({ from, to }: Held, visits: readonly string[], today: string): VisitMonth[] {
  if (from >= to) return []
  const months: VisitMonth[] = []
  for (let first = `${from.slice(0, 7)}-01`; first < to && first <= today; first = addMonths(first, 1)) {
    const next = addMonths(first, 1)
    const made = visits.filter((day) => day >= first && day < next).length
    const isWhole = first >= from && next <= to
    const state = made > 0 ? 'visited' : !isWhole ? 'not_due' : next > today ? 'open' : 'missed'
    months.push({ month: first.slice(0, 7), visits: made, state })
  }
  return months
}

export const missedIn = (months: readonly VisitMonth[], year?: number): number =>
  months.filter(
    ({ month, state }) => state === 'missed' && (year === undefined || month.startsWith(`${year}-`)),
  ).length
