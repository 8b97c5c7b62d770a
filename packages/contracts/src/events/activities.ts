import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { Instant, Name } from '../kit/primitives.ts'
import { answer, json, route } from '../kit/route.ts'

export const Activity = z
  .strictObject({
    id: idOf('activity'),
    name: Name,
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .openapi('Activity')
export type Activity = z.infer<typeof Activity>

export const NewActivity = z.strictObject({ name: Name }).openapi('NewActivity')
export type NewActivity = z.infer<typeof NewActivity>

export const ActivityChange = z.strictObject({ name: Name }).partial().openapi('ActivityChange')
export type ActivityChange = z.infer<typeof ActivityChange>

const tags = ['Activities']
const params = z.strictObject({ activityId: idOf('activity') })

export const activities = lists({
  path: '/activities',
  name: 'Activities',
  summary: 'Activities, newest first',
  tags,
  access: can('activity:read'),
  filter: z.strictObject({}),
  item: Activity,
  columns: [
    { zh: '名称', en: 'Name', value: (row) => row.name },
    { zh: '创建时间', en: 'Created', value: (row) => row.createdAt },
  ],
})

export const createActivity = route({
  method: 'post',
  path: '/activities',
  operationId: 'createActivity',
  summary: 'Create an activity',
  tags,
  access: can('activity:write'),
  writes: 'keyed',
  request: { body: json(NewActivity) },
  responses: { 201: answer(Activity, 'Created') },
})

export const getActivity = route({
  method: 'get',
  path: '/activities/{activityId}',
  operationId: 'getActivity',
  summary: 'Read an activity',
  tags,
  access: can('activity:read'),
  request: { params },
  responses: { 200: answer(Activity, 'As it is now') },
})

export const updateActivity = route({
  method: 'patch',
  path: '/activities/{activityId}',
  operationId: 'updateActivity',
  summary: 'Change an activity',
  tags,
  access: can('activity:write'),
  writes: 'versioned',
  request: { params, body: json(ActivityChange) },
  responses: { 200: answer(Activity, 'Changed') },
})

export const activityRoutes = [activities.list, activities.file, createActivity, getActivity, updateActivity]
