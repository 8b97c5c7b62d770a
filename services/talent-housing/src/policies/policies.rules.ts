import {
  talentClasses,
  type HousingPolicyDocument,
  type HousingPolicyPhase,
  type HousingPolicyState,
} from '@alliance/contracts/talent-housing'
import type { Fault } from '@alliance/service-kit'

type ByClass = Record<(typeof talentClasses)[number], number>
type Code = Fault['code']

/** Each class against the one above it. */
const along = (
  pointer: string,
  values: ByClass,
  holds: (before: number, at: number) => boolean,
  code: Code,
) =>
  talentClasses.flatMap((label, i): Fault[] =>
    i > 0 && !holds(values[talentClasses[i - 1]!], values[label])
      ? [{ pointer: `${pointer}/${label}`, code }]
      : [],
  )

/** Each place at which a value stands that stood before. */
const repeated = (pointer: string, values: readonly string[], tail = ''): Fault[] =>
  values.flatMap((value, i): Fault[] =>
    values.indexOf(value) < i ? [{ pointer: `${pointer}/${i}${tail}`, code: 'policy.repeated' }] : [],
  )

const unless = (holds: boolean, pointer: string, code: Code): Fault[] => (holds ? [] : [{ pointer, code }])
const most = (values: readonly number[]): number => Math.max(0, ...values)

function classFaults({ eligibility, classes }: HousingPolicyDocument): Fault[] {
  const may = new Set(eligibility.qualificationAnyOf)
  return talentClasses.flatMap((label) => [
    ...repeated(
      `/classes/${label}`,
      classes[label].map(({ allOf }) => [...allOf].sort().join('+')),
    ),
    ...classes[label].flatMap(({ allOf }, i) => [
      ...repeated(`/classes/${label}/${i}/allOf`, allOf),
      ...unless(
        allOf.some((shown) => may.has(shown)),
        `/classes/${label}/${i}`,
        'policy.unreachable',
      ),
    ]),
  ])
}

function rentFaults({ rent }: HousingPolicyDocument): Fault[] {
  return [
    ...along('/rent/payableBp', rent.payableBp, (before, at) => at >= before, 'policy.not_rising'),
    ...along(
      '/rent/sizeStandardCm2',
      rent.sizeStandardCm2,
      (before, at) => at <= before,
      'policy.not_falling',
    ),
    ...unless(rent.capBp >= most(Object.values(rent.payableBp)), '/rent/capBp', 'policy.below'),
    ...rent.steps.flatMap(({ afterMonths }, i) =>
      unless(
        i === 0 || afterMonths > rent.steps[i - 1]!.afterMonths,
        `/rent/steps/${i}/afterMonths`,
        'policy.below',
      ),
    ),
  ]
}

/** The points that someone has who shows the best of everything. */
export function fullMarks({ points }: HousingPolicyDocument): number {
  const best = (rows: readonly { points: number }[]) => most(rows.map((row) => row.points))
  return (
    best(points.qualification) +
    best(points.title) +
    points.socialInsurance.max +
    points.keyPost +
    points.family +
    points.awards +
    most([points.chainRole.lead, points.chainRole.linked]) +
    points.volunteering.max
  )
}

function pointFaults(document: HousingPolicyDocument): Fault[] {
  const { points } = document
  return [
    ...repeated(
      '/points/qualification',
      points.qualification.map(({ shown }) => shown),
      '/shown',
    ),
    ...repeated(
      '/points/title',
      points.title.map(({ shown }) => shown),
      '/shown',
    ),
    ...unless(points.chainRole.lead >= points.chainRole.linked, '/points/chainRole/lead', 'policy.below'),
    ...unless(fullMarks(document) === 100, '/points', 'policy.points_total'),
  ]
}

/**
 * What a document says that cannot be meant, beyond what its schema refuses: each fault by a JSON pointer into the
 * document. A draft may have faults; what is submitted has none.
 */
export function faultsIn(document: HousingPolicyDocument): Fault[] {
  const { eligibility, lease, billing, allocation, tenancy, deposit } = document
  return [
    ...repeated('/eligibility/qualificationAnyOf', eligibility.qualificationAnyOf),
    ...repeated('/eligibility/noHome/divisions', eligibility.noHome.divisions),
    ...repeated('/eligibility/noHome/persons', eligibility.noHome.persons),
    ...classFaults(document),
    ...rentFaults(document),
    ...repeated('/deposit/payers', deposit.payers),
    ...unless(billing.lateFeeCapBp >= billing.lateFeeBpPerDay, '/billing/lateFeeCapBp', 'policy.below'),
    ...unless(lease.contractMonths >= lease.minMonths, '/lease/contractMonths', 'policy.below'),
    ...unless(lease.totalMaxMonths >= lease.contractMonths, '/lease/totalMaxMonths', 'policy.below'),
    ...unless(lease.renewal.openDays > lease.renewal.closeDays, '/lease/renewal/openDays', 'policy.below'),
    ...pointFaults(document),
    ...repeated('/allocation/direct', allocation.direct),
    ...unless(
      talentClasses.slice(0, allocation.direct.length).every((label) => allocation.direct.includes(label)),
      '/allocation/direct',
      'policy.direct_order',
    ),
    ...unless(tenancy.overstayLater.bp >= tenancy.overstayBp, '/tenancy/overstayLater/bp', 'policy.below'),
  ]
}

interface Standing {
  state: HousingPolicyState
  effectiveFrom: string
}

/** Where a published version stands on a date; `held` is the day from which the one that holds then has held. */
export function phaseOn(
  { state, effectiveFrom }: Standing,
  held: string | null,
  date: string,
): HousingPolicyPhase | null {
  if (state !== 'published') return null
  if (effectiveFrom > date) return 'upcoming'
  return held !== null && held > effectiveFrom ? 'superseded' : 'in_force'
}

/** May be taken back: it is not published yet, or does not hold before tomorrow. */
export const withdrawable = ({ state, effectiveFrom }: Standing, today: string): boolean =>
  state === 'draft' || state === 'submitted' || (state === 'published' && effectiveFrom > today)

const form = /^HOU-POL-(\d{4})-(\d{2,})$/

/** The number behind the highest one of a year, `HOU-POL-2026-02` behind `HOU-POL-2026-01`. */
export function nextNumber(today: string, highest: string | null): string {
  const year = today.slice(0, 4)
  const found = form.exec(highest ?? '')
  const last = found?.[1] === year ? Number(found[2]) : 0
  return `HOU-POL-${year}-${String(last + 1).padStart(2, '0')}`
}
