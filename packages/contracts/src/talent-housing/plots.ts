import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { Instant, Name } from '../kit/primitives.ts'
import { answer, json, route } from '../kit/route.ts'

export const Plot = z
  .strictObject({ id: idOf('plot'), name: Name, version: z.int(), createdAt: Instant, updatedAt: Instant })
  .openapi('Plot')
export type Plot = z.infer<typeof Plot>

export const NewPlot = z.strictObject({ name: Name }).openapi('NewPlot')
export type NewPlot = z.infer<typeof NewPlot>

export const PlotChange = z.strictObject({ name: Name }).partial().openapi('PlotChange')
export type PlotChange = z.infer<typeof PlotChange>

const tags = ['Plots']
const params = z.strictObject({ plotId: idOf('plot') })

export const plots = lists({
  path: '/plots',
  name: 'Plots',
  summary: 'Plots, newest first',
  tags,
  access: can('plot:read'),
  filter: z.strictObject({}),
  item: Plot,
  columns: [
    { zh: '名称', en: 'Name', value: (row) => row.name },
    { zh: '创建时间', en: 'Created', value: (row) => row.createdAt },
  ],
})

export const createPlot = route({
  method: 'post',
  path: '/plots',
  operationId: 'createPlot',
  summary: 'Create a plot',
  tags,
  access: can('plot:write'),
  writes: 'keyed',
  request: { body: json(NewPlot) },
  responses: { 201: answer(Plot, 'Created') },
})

export const getPlot = route({
  method: 'get',
  path: '/plots/{plotId}',
  operationId: 'getPlot',
  summary: 'Read a plot',
  tags,
  access: can('plot:read'),
  request: { params },
  responses: { 200: answer(Plot, 'As it is now') },
})

export const updatePlot = route({
  method: 'patch',
  path: '/plots/{plotId}',
  operationId: 'updatePlot',
  summary: 'Change a plot',
  tags,
  access: can('plot:write'),
  writes: 'versioned',
  request: { params, body: json(PlotChange) },
  responses: { 200: answer(Plot, 'Changed') },
})

export const plotRoutes = [plots.list, plots.file, createPlot, getPlot, updatePlot]
