import { z } from '@hono/zod-openapi'
import { chainCodes } from '../programme/index.ts'
import { can, signedIn } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { DateOnly } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import {
  Action,
  Activity,
  ActivityChange,
  ActivityFacts,
  ActivityReading,
  ActivityState,
  ActivitySummary,
  Link,
  NewActivity,
} from './activities.ts'
import { ActivityCard } from './activity-card.ts'
import { ActivityKind } from './activity-kinds.ts'

const tags = ['Activities']
const params = z.strictObject({ activityId: idOf('activity') })
const Reason = z.string().trim().min(2).max(500)

const columns = [
  { zh: '时间', en: 'Begins', value: (row: ActivitySummary) => row.startsAt },
  { zh: '活动', en: 'Title', value: (row: ActivitySummary) => row.title },
  { zh: '类型', en: 'Kind', value: (row: ActivitySummary) => row.kind },
  { zh: '状态', en: 'State', value: (row: ActivitySummary) => row.state },
  {
    zh: '主办',
    en: 'Hosts',
    value: (row: ActivitySummary) => row.hosts.map(({ name }) => name).join('、'),
  },
  { zh: '自转/公转', en: 'Rotation', value: (row: ActivitySummary) => row.rotation },
  { zh: '地点', en: 'Place', value: (row: ActivitySummary) => row.place },
  { zh: '名额', en: 'Seats', value: (row: ActivitySummary) => row.capacity },
  { zh: '已占', en: 'Taken', value: (row: ActivitySummary) => row.taken },
]

const facets = {
  kind: ActivityKind.optional(),
  action: Action.optional(),
  link: Link.optional(),
  chain: z.enum(chainCodes).optional(),
  seriesId: idOf('series').optional(),
}

export const activities = lists({
  path: '/activities',
  name: 'Activities',
  summary: 'Published activities by their beginning',
  tags,
  access: signedIn(),
  filter: z.strictObject({
    ...facets,
    from: DateOnly.optional().openapi({ description: 'Beginning on this day or later, in Asia/Shanghai.' }),
    to: DateOnly.optional().openapi({ description: 'Beginning before this day.' }),
    order: z.enum(['earliest', 'latest']).default('earliest'),
  }),
  item: ActivitySummary,
  columns,
})

export const organisedActivities = lists({
  path: '/organised-activities',
  name: 'OrganisedActivities',
  summary: 'Activities that one’s rights reach, drafts included, the last begun first',
  tags,
  access: can('activity:read'),
  filter: z.strictObject({ state: ActivityState.optional() }),
  item: ActivitySummary,
  columns,
})

export const createActivity = route({
  method: 'post',
  path: '/activities',
  operationId: 'createActivity',
  summary: 'Draft an activity',
  tags,
  access: can('activity:write'),
  writes: 'keyed',
  request: { body: json(NewActivity) },
  responses: {
    201: answer(Activity, 'Drafted'),
    ...errors('activity.host_unknown', 'series.unknown', 'series.kind'),
  },
})

export const getActivity = route({
  method: 'get',
  path: '/activities/{activityId}',
  operationId: 'getActivity',
  summary: 'An activity, its seats, one’s own registrations, and what one may do',
  tags,
  access: signedIn(),
  request: { params },
  responses: { 200: answer(ActivityCard, 'As it is now') },
})

export const updateActivity = route({
  method: 'patch',
  path: '/activities/{activityId}',
  operationId: 'updateActivity',
  summary: 'Change an activity; once it is published, with a reason',
  tags,
  access: can('activity:write'),
  writes: 'versioned',
  request: { params, body: json(ActivityChange) },
  responses: {
    200: answer(Activity, 'Changed'),
    ...errors(
      'activity.host_unknown',
      'activity.state',
      'activity.published_text',
      'pool.in_use',
      'volunteering.shift_taken',
      'series.unknown',
      'series.kind',
    ),
  },
})

const step = <
  const N extends string,
  const P extends string,
  B extends z.ZodType,
  C extends Parameters<typeof errors>,
>(
  operationId: N,
  path: P,
  summary: string,
  body: B,
  permission: 'activity:write' | 'activity:publish',
  ...codes: C
) =>
  route({
    method: 'post',
    path: `/activities/{activityId}/${path}` as const,
    operationId,
    summary,
    tags,
    access: can(permission),
    writes: 'keyed',
    request: { params, body: json(body) },
    responses: { 200: answer(Activity, 'Done'), ...errors('activity.state', ...codes) },
  })

const Nothing = z.strictObject({})

export const submitActivity = step(
  'submitActivity',
  'submission',
  'Hand a draft in for review',
  Nothing,
  'activity:write',
)
export const returnActivity = step(
  'returnActivity',
  'return',
  'Give it back to be mended',
  z.strictObject({ reason: Reason }),
  'activity:publish',
)
export const publishActivity = step(
  'publishActivity',
  'publication',
  'Publish it, by another than those who wrote it; a numbered series gives it its number',
  z.strictObject({
    /** The reviewer has made sure that it holds nothing secret or internal (domain/law-and-privacy.md §8.5). */
    secrecyChecked: z.literal(true),
    /** The version that the reviewer read. */
    version: z.int(),
  }),
  'activity:publish',
  'version.stale',
  'activity.own_review',
)
export const startActivity = step('startActivity', 'start', 'It begins now', Nothing, 'activity:write')
export const closeActivity = step(
  'closeActivity',
  'closing',
  'Close it with its minutes',
  z.strictObject({ minutes: z.string().trim().min(1).max(20_000) }),
  'activity:write',
  'activity.not_begun',
)
export const cancelActivity = step(
  'cancelActivity',
  'cancellation',
  'Cancel it with notice',
  z.strictObject({ reason: Reason }),
  'activity:write',
)

export const readActivityFacts = route({
  method: 'post',
  path: '/activity-readings',
  operationId: 'readActivityFacts',
  summary: 'What the facts of an activity say of its rotation and of the five links',
  tags,
  access: can('activity:write'),
  writes: 'free',
  request: { body: json(ActivityFacts) },
  responses: { 200: answer(ActivityReading, 'Read'), ...errors('activity.host_unknown') },
})

export const activityRoutes = [
  activities.list,
  activities.file,
  organisedActivities.list,
  organisedActivities.file,
  createActivity,
  getActivity,
  updateActivity,
  submitActivity,
  returnActivity,
  publishActivity,
  startActivity,
  closeActivity,
  cancelActivity,
  readActivityFacts,
]
