import { z } from '@hono/zod-openapi'
import { can, signedIn } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { Bilingual, DateOnly, Instant, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'

/** Rules of the members’ points (domain/membership.md §2.9); awards and mentoring add theirs. */
export const PointRule = z
  .enum(['meeting', 'theme_day', 'speaking', 'volunteering', 'absence'])
  .openapi('PointRule')
export type PointRule = z.infer<typeof PointRule>

/** 优秀 90, 良好 70, 合格 60; below, someone talks with them. */
export const PointBand = z.enum(['excellent', 'good', 'qualified', 'talk']).openapi('PointBand')
export type PointBand = z.infer<typeof PointBand>

/** A quarter, the time of confirming. */
export const PointPeriod = z.string().regex(/^\d{4}-Q[1-4]$/)
const Year = z.coerce.number().int().min(2022).max(2100)

export const PointSum = z
  .strictObject({
    rule: PointRule,
    name: Bilingual,
    points: z.int(),
    cap: z.int().nullable(),
  })
  .openapi('PointSum')

/** Where someone stands in a year. */
export const PointAccount = z
  .strictObject({
    year: z.int(),
    base: z.int(),
    score: z.int(),
    band: PointBand,
    /** The version of the rules in force. */
    version: z.string(),
    sums: z.array(PointSum),
  })
  .openapi('PointAccount')
export type PointAccount = z.infer<typeof PointAccount>

export const PointObjection = z
  .strictObject({
    id: idOf('pointObjection'),
    state: z.enum(['open', 'upheld', 'rejected']),
    reason: z.string(),
    raisedAt: Instant,
    decidedAt: orNull(Instant),
    decidedBy: z.string().nullable(),
    decisionReason: z.string().nullable(),
  })
  .openapi('PointObjection')
export type PointObjection = z.infer<typeof PointObjection>

/** A row of the ledger. What was entered stays; what was wrong is reversed by another row. */
export const PointEntry = z
  .strictObject({
    id: idOf('pointEntry'),
    rule: PointRule,
    ruleName: Bilingual,
    version: z.string(),
    points: z.int(),
    /** What the rule gives before its cap. */
    earned: z.int(),
    period: PointPeriod,
    occurredOn: DateOnly,
    activityId: idOf('activity'),
    activityTitle: z.string(),
    /** What it rests on: a record of attendance, or one of volunteer minutes and how many they are. */
    attendanceId: idOf('attendance').nullable(),
    volunteerRecordId: idOf('volunteerRecord').nullable(),
    minutes: z.int().nullable(),
    reverses: idOf('pointEntry').nullable(),
    reversedBy: idOf('pointEntry').nullable(),
    objection: orNull(PointObjection),
    /** Open until its quarter is confirmed and the time for objections is over. */
    contestable: z.boolean(),
    /** The last day for objections, once its quarter is confirmed. */
    objectionsUntil: orNull(DateOnly),
    madeAt: Instant,
    madeBy: z.string(),
  })
  .openapi('PointEntry')
export type PointEntry = z.infer<typeof PointEntry>

export const BranchPoints = z
  .strictObject({
    partyOrganisationId: idOf('partyOrganisation'),
    name: z.string(),
    year: z.int(),
    bands: z.strictObject({ excellent: z.int(), good: z.int(), qualified: z.int(), talk: z.int() }),
    /** By name, without ranks; null to those who do not run the branch: scores never leave it. */
    members: z
      .array(
        z.strictObject({
          personId: idOf('person'),
          name: z.string(),
          score: z.int(),
          band: PointBand,
        }),
      )
      .nullable(),
    periods: z.array(
      z.strictObject({
        period: PointPeriod,
        state: z.enum(['running', 'to_confirm', 'contestable', 'locked']),
        confirmedAt: orNull(Instant),
        confirmedBy: z.string().nullable(),
        objectionsUntil: orNull(DateOnly),
        entries: z.int(),
        openObjections: z.int(),
      }),
    ),
  })
  .openapi('BranchPoints')
export type BranchPoints = z.infer<typeof BranchPoints>

/** An objection as those who decide see it. */
export const BranchObjection = PointObjection.extend({
  entry: z.strictObject({
    id: idOf('pointEntry'),
    personId: idOf('person'),
    personName: z.string(),
    rule: PointRule,
    ruleName: Bilingual,
    points: z.int(),
    occurredOn: DateOnly,
    activityTitle: z.string(),
  }),
}).openapi('BranchPointObjection')
export type BranchObjection = z.infer<typeof BranchObjection>

const reason = z.string().trim().min(2).max(500)
const tags = ['Points']
const branch = z.strictObject({ partyOrganisationId: idOf('partyOrganisation') })

export const getMyPoints = route({
  method: 'get',
  path: '/my-points',
  operationId: 'getMyPoints',
  summary: 'Where I stand in a year',
  tags,
  access: signedIn(),
  request: { query: z.strictObject({ year: Year.optional() }) },
  responses: { 200: answer(PointAccount, 'The balance') },
})

export const myPointEntries = lists({
  path: '/my-point-entries',
  name: 'MyPointEntries',
  summary: 'Every row of my points with its rule and evidence, the last first',
  tags,
  access: signedIn(),
  filter: z.strictObject({ year: Year.optional() }),
  item: PointEntry,
  columns: [
    { zh: '日期', en: 'On', value: (row) => row.occurredOn },
    { zh: '活动', en: 'Activity', value: (row) => row.activityTitle },
    { zh: '规则', en: 'Rule', value: (row) => row.ruleName.zh },
    { zh: '分值', en: 'Points', value: (row) => row.points },
    { zh: '封顶前', en: 'Before the cap', value: (row) => row.earned },
    { zh: '规则版本', en: 'Version', value: (row) => row.version },
    { zh: '考勤或服务记录', en: 'Record', value: (row) => row.attendanceId ?? row.volunteerRecordId },
    { zh: '服务分钟', en: 'Volunteer minutes', value: (row) => row.minutes },
    { zh: '冲正', en: 'Reverses', value: (row) => row.reverses },
    { zh: '确认人', en: 'By', value: (row) => row.madeBy },
  ],
})

export const objectToPoints = route({
  method: 'post',
  path: '/point-entries/{pointEntryId}/objections',
  operationId: 'objectToPoints',
  summary: 'Object to a row of one’s own points, once, while it may be contested',
  tags,
  access: signedIn(),
  writes: 'keyed',
  request: {
    params: z.strictObject({ pointEntryId: idOf('pointEntry') }),
    body: json(z.strictObject({ reason }).openapi('NewPointObjection')),
  },
  responses: { 201: answer(PointObjection, 'Raised'), ...errors('points.locked', 'points.objected') },
})

export const getBranchPoints = route({
  method: 'get',
  path: '/party-organisations/{partyOrganisationId}/points',
  operationId: 'getBranchPoints',
  summary: 'A branch’s points in a year: bands, its quarters, and, to those who run it, scores by name',
  tags,
  access: can('points:read'),
  request: { params: branch, query: z.strictObject({ year: Year.optional() }) },
  responses: { 200: answer(BranchPoints, 'As it stands') },
})

export const confirmPointPeriod = route({
  method: 'post',
  path: '/party-organisations/{partyOrganisationId}/point-periods',
  operationId: 'confirmPointPeriod',
  summary: 'Confirm a quarter that is over; objections are taken for three working days, then it is locked',
  tags,
  access: can('points:write'),
  writes: 'keyed',
  request: {
    params: branch,
    body: json(z.strictObject({ period: PointPeriod }).openapi('NewPointPeriod')),
  },
  responses: {
    201: answer(
      z.strictObject({ period: PointPeriod, objectionsUntil: DateOnly }).openapi('ConfirmedPointPeriod'),
      'Confirmed',
    ),
    ...errors('points.running', 'points.confirmed'),
  },
})

export const pointObjections = lists({
  path: '/party-organisations/{partyOrganisationId}/point-objections',
  name: 'PointObjections',
  summary: 'Objections to points of a branch, the last first',
  tags,
  access: can('points:write'),
  params: branch,
  filter: z.strictObject({}),
  item: BranchObjection,
  columns: [
    { zh: '姓名', en: 'Name', value: (row) => row.entry.personName },
    { zh: '活动', en: 'Activity', value: (row) => row.entry.activityTitle },
    { zh: '规则', en: 'Rule', value: (row) => row.entry.ruleName.zh },
    { zh: '分值', en: 'Points', value: (row) => row.entry.points },
    { zh: '异议理由', en: 'Reason', value: (row) => row.reason },
    { zh: '状态', en: 'State', value: (row) => row.state },
    { zh: '处理说明', en: 'Decision', value: (row) => row.decisionReason },
  ],
})

export const decideObjection = route({
  method: 'post',
  path: '/point-objections/{pointObjectionId}/decision',
  operationId: 'decidePointObjection',
  summary: 'Uphold an objection, which reverses the row, or reject it; never one’s own',
  tags,
  access: can('points:write'),
  writes: 'keyed',
  request: {
    params: z.strictObject({ pointObjectionId: idOf('pointObjection') }),
    body: json(
      z.strictObject({ outcome: z.enum(['upheld', 'rejected']), reason }).openapi('PointObjectionDecision'),
    ),
  },
  responses: {
    200: answer(PointObjection, 'Decided'),
    ...errors('points.decided', 'points.own', 'points.reversed'),
  },
})

export const pointRoutes = [
  getMyPoints,
  myPointEntries.list,
  myPointEntries.file,
  objectToPoints,
  getBranchPoints,
  confirmPointPeriod,
  pointObjections.list,
  pointObjections.file,
  decideObjection,
]
