import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, orNull } from '../kit/primitives.ts'
import { answer, route } from '../kit/route.ts'

/** 党员大会、支委会、党小组会、党课、主题党日、组织生活会、民主评议党员 (domain/membership.md §2.8). */
export const complianceKinds = [
  'members_meeting',
  'committee_meeting',
  'group_meeting',
  'lecture',
  'party_day',
  'organisation_life',
  'member_appraisal',
] as const
export const ComplianceKind = z.enum(complianceKinds).openapi('ComplianceKind')
export type ComplianceKind = z.infer<typeof ComplianceKind>

/** `ahead`: its period has not begun; `not_required`: the branch was not there yet, or has no such body. */
export const ComplianceState = z
  .enum(['fulfilled', 'open', 'due_soon', 'overdue', 'ahead', 'not_required'])
  .openapi('ComplianceState')
export type ComplianceState = z.infer<typeof ComplianceState>

/** What is asked of a branch, a version of the parameters: how often which meeting is held, and by whom. */
export const ComplianceItem = z
  .strictObject({
    kind: ComplianceKind,
    per: z.enum(['month', 'quarter', 'year']),
    count: z.int().min(1),
    /** It is due soon so many days before its period ends. */
    warnDays: z.int().min(0),
    /** Asked of Party organisations of these types. */
    types: z.array(z.string()),
    /** Asked from so many full members on: fewer have no committee. */
    fromFullMembers: z.int().nullable(),
    /** Asked of each Party group of the branch. */
    perGroup: z.boolean(),
  })
  .openapi('ComplianceItem')
export type ComplianceItem = z.infer<typeof ComplianceItem>

export const ComplianceRule = z
  .strictObject({ version: z.string(), from: DateOnly, items: z.array(ComplianceItem) })
  .openapi('ComplianceRule')
export type ComplianceRule = z.infer<typeof ComplianceRule>

/** The roll of the day and what came of it. Those on leave are not among those who should attend. */
export const ComplianceAttendance = z
  .strictObject({ roll: z.int(), onLeave: z.int(), shouldAttend: z.int(), present: z.int() })
  .openapi('ComplianceAttendance')
export type ComplianceAttendance = z.infer<typeof ComplianceAttendance>

export const CompliancePeriod = z
  .strictObject({
    /** `2026-03`, `2026-Q1` or `2026`. */
    period: z.string(),
    from: DateOnly,
    /** The last day in time. */
    dueOn: DateOnly,
    required: z.int(),
    held: z.int(),
    state: ComplianceState,
  })
  .openapi('CompliancePeriod')
export type CompliancePeriod = z.infer<typeof CompliancePeriod>

export const HeldMeeting = z
  .strictObject({
    source: z.enum(['meeting', 'activity']),
    sourceId: z.string(),
    kind: ComplianceKind,
    title: z.string(),
    heldOn: DateOnly,
    /** False where it had no quorum: it does not count as held. */
    counts: z.boolean(),
    /** Null while nobody’s attendance is recorded. */
    attendance: orNull(ComplianceAttendance),
  })
  .openapi('HeldMeeting')
export type HeldMeeting = z.infer<typeof HeldMeeting>

export const BranchCompliance = z
  .strictObject({
    partyOrganisationId: idOf('partyOrganisation'),
    name: z.string(),
    type: z.string(),
    year: z.int(),
    /** Nothing is asked of its type: what it does is counted and no more. */
    exempt: z.boolean(),
    /** The versions of the parameters that the year is judged by. */
    versions: z.array(z.string()),
    kinds: z.array(
      z.strictObject({
        kind: ComplianceKind,
        per: ComplianceItem.shape.per,
        periods: z.array(CompliancePeriod),
      }),
    ),
    held: z.array(HeldMeeting),
    attendance: ComplianceAttendance,
    /** Activities of any kind that it held or held together with others. */
    activities: z.int(),
  })
  .openapi('BranchCompliance')
export type BranchCompliance = z.infer<typeof BranchCompliance>

/** A kind of meeting over a quarter: the sum of its periods, and the state that asks for most. */
export const ComplianceCell = z
  .strictObject({
    kind: ComplianceKind,
    required: z.int(),
    held: z.int(),
    state: ComplianceState,
    /** The last day in time of what is still open, or of what was missed. */
    dueOn: orNull(DateOnly),
  })
  .openapi('ComplianceCell')
export type ComplianceCell = z.infer<typeof ComplianceCell>

export const ComplianceRow = z
  .strictObject({
    partyOrganisationId: idOf('partyOrganisation'),
    name: z.string(),
    type: z.string(),
    period: z.string(),
    exempt: z.boolean(),
    cells: z.array(ComplianceCell),
    attendance: ComplianceAttendance,
    activities: z.int(),
  })
  .openapi('ComplianceRow')
export type ComplianceRow = z.infer<typeof ComplianceRow>

const tags = ['Compliance']
const cellOf = (kind: ComplianceKind) => (row: ComplianceRow) => {
  const cell = row.cells.find((each) => each.kind === kind)
  return cell ? `${cell.held}/${cell.required}` : ''
}
export const complianceKindTitles: Record<ComplianceKind, [zh: string, en: string]> = {
  members_meeting: ['党员大会', 'Members’ meeting'],
  committee_meeting: ['支委会', 'Committee meeting'],
  group_meeting: ['党小组会', 'Group meeting'],
  lecture: ['党课', 'Party lecture'],
  party_day: ['主题党日', 'Theme Party day'],
  organisation_life: ['组织生活会', 'Organisation life meeting'],
  member_appraisal: ['民主评议党员', 'Appraisal of members'],
}

export const compliance = lists({
  path: '/compliance',
  name: 'Compliance',
  summary: 'What branches held and still have to hold in a quarter, in the order of the grid',
  tags,
  access: can('compliance:read'),
  filter: z.strictObject({
    /** The present quarter where it is left out. */
    period: z
      .string()
      .regex(/^20[2-9]\d-Q[1-4]$/)
      .optional(),
    /** At and below this Party organisation. */
    partyOrganisationId: idOf('partyOrganisation').optional(),
  }),
  item: ComplianceRow,
  columns: [
    { zh: '党组织', en: 'Party organisation', value: (row) => row.name },
    { zh: '季度', en: 'Quarter', value: (row) => row.period },
    ...complianceKinds.map((kind) => ({
      zh: complianceKindTitles[kind][0],
      en: complianceKindTitles[kind][1],
      value: cellOf(kind),
    })),
    {
      zh: '逾期（项）',
      en: 'Overdue',
      value: (row) => row.cells.filter(({ state }) => state === 'overdue').length,
    },
    { zh: '应到', en: 'Should attend', value: (row) => row.attendance.shouldAttend },
    { zh: '实到', en: 'Present', value: (row) => row.attendance.present },
    { zh: '活动', en: 'Activities', value: (row) => row.activities },
  ],
})

export const getBranchCompliance = route({
  method: 'get',
  path: '/party-organisations/{partyOrganisationId}/compliance',
  operationId: 'getBranchCompliance',
  summary: 'A branch in a year: what was held in each period, what is due and until when, who was there',
  tags,
  access: can('compliance:read'),
  request: {
    params: z.strictObject({ partyOrganisationId: idOf('partyOrganisation') }),
    query: z.strictObject({ year: z.coerce.number().int().min(2022).max(2099).optional() }),
  },
  responses: { 200: answer(BranchCompliance, 'As it stands') },
})

export const complianceRoutes = [compliance.list, compliance.file, getBranchCompliance]
