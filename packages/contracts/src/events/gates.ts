import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { Instant, Name, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Direction, Means, Outcome, Subject } from './gate-devices.ts'

const people = z.int().min(0).max(100_000)

/**
 * Who may come in, and who did. `reserved` entries are out on leases; `reserved + admitted` never passes `capacity`.
 * `uncovered`: people let in by a device that broke the rules or had been written off.
 */
export const GateAdmission = z
  .strictObject({
    activityId: idOf('activity'),
    capacity: people,
    walkInCapacity: people,
    entriesPerLease: people,
    leaseMinutes: z.int(),
    reserved: people,
    admitted: people,
    walkInsAdmitted: people,
    uncovered: people,
    inside: people,
    conflicts: people,
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .openapi('GateAdmission')
export type GateAdmission = z.infer<typeof GateAdmission>

const settings = {
  capacity: people,
  walkInCapacity: people,
  entriesPerLease: people.min(1).max(5000),
  leaseMinutes: z.int().min(15).max(1440),
}
const walkInsWithin = {
  path: ['walkInCapacity'],
  params: { code: 'too_big' },
}
export const NewGateAdmission = z
  .strictObject({
    ...settings,
    walkInCapacity: people.default(0),
    entriesPerLease: settings.entriesPerLease.default(50),
    leaseMinutes: settings.leaseMinutes.default(480),
  })
  .refine((given) => given.walkInCapacity <= given.capacity, walkInsWithin)
  .openapi('NewGateAdmission')
export type NewGateAdmission = z.infer<typeof NewGateAdmission>

export const GateAdmissionChange = z.strictObject(settings).partial().openapi('GateAdmissionChange')
export type GateAdmissionChange = z.infer<typeof GateAdmissionChange>

/** `waiting`: its one-time code was not used yet. `lapsed`: nor will it be. */
export const GateDeviceState = z.enum(['waiting', 'lapsed', 'enrolled', 'revoked']).openapi('GateDeviceState')

export const GateDevice = z
  .strictObject({
    id: idOf('gateDevice'),
    gateId: idOf('gate'),
    name: Name,
    state: GateDeviceState,
    enrolledAt: orNull(Instant),
    lastHeardAt: orNull(Instant),
    /** Entries in its log when it was last heard, and how many of them are here. */
    logLength: z.int(),
    merged: z.int(),
    /** Entries it still holds. */
    held: people,
    version: z.int(),
  })
  .openapi('GateDevice')
export type GateDevice = z.infer<typeof GateDevice>

export const Gate = z
  .strictObject({
    id: idOf('gate'),
    activityId: idOf('activity'),
    name: Name,
    createdAt: Instant,
    version: z.int(),
  })
  .openapi('Gate')
export type Gate = z.infer<typeof Gate>

/** A lease that has not come back; `overdue` from when its device may be written off. */
export const OpenLease = z
  .strictObject({
    id: idOf('gateLease'),
    gateDeviceId: idOf('gateDevice'),
    entries: people,
    held: people,
    issuedAt: Instant,
    validUntil: Instant,
    mayBeWrittenOffFrom: Instant,
  })
  .openapi('OpenLease')
export type OpenLease = z.infer<typeof OpenLease>

export const GateBoard = z
  .strictObject({
    admission: GateAdmission,
    gates: z.array(Gate.extend({ devices: z.array(GateDevice) })),
    leases: z.array(OpenLease),
  })
  .openapi('GateBoard')
export type GateBoard = z.infer<typeof GateBoard>

export const NewDevice = z.strictObject({ name: Name }).openapi('NewGateDevice')
/** The code is shown once and good for half an hour. */
export const DeviceCode = z
  .strictObject({ device: GateDevice, code: z.string(), codeExpiresAt: Instant })
  .openapi('GateDeviceCode')
export type DeviceCode = z.infer<typeof DeviceCode>

const reason = z.string().trim().min(2).max(500)
export const Revocation = z.strictObject({ reason }).openapi('GateDeviceRevocation')
export type Revocation = z.infer<typeof Revocation>

/** What someone counted that a lost device let in beyond what it handed in. */
export const WriteOff = z
  .strictObject({ counted: people, countedWalkIns: people.default(0), reason })
  .openapi('GateLeaseWriteOff')
export type WriteOff = z.infer<typeof WriteOff>

/** Where a person stands by everything the gates saw of them. */
export const GatePerson = z
  .strictObject({
    subject: Subject,
    name: z.string().nullable(),
    admitted: z.boolean(),
    covered: z.boolean(),
    inside: z.boolean(),
    stays: z.array(z.strictObject({ from: Instant, to: orNull(Instant) })),
    conflict: z.enum(['admitted-twice', 'left-unseen']).nullable(),
    gates: z.array(z.string()),
  })
  .openapi('GatePerson')
export type GatePerson = z.infer<typeof GatePerson>

export const GateEntry = z
  .strictObject({
    position: z.int(),
    gateDeviceId: idOf('gateDevice'),
    gateName: z.string(),
    sequence: z.int(),
    at: Instant,
    uncertaintyMs: z.int(),
    direction: Direction,
    subject: Subject,
    name: z.string().nullable(),
    means: Means,
    outcome: Outcome,
    reason: z.string().nullable(),
    receivedAt: Instant,
  })
  .openapi('GateEntry')
export type GateEntry = z.infer<typeof GateEntry>

const tags = ['Gates']
const activity = z.strictObject({ activityId: idOf('activity') })

export const openAdmission = route({
  method: 'post',
  path: '/activities/{activityId}/admission',
  operationId: 'openAdmission',
  summary: 'Open an activity for admission by gates',
  tags,
  access: can('gate:write'),
  writes: 'keyed',
  request: { params: activity, body: json(NewGateAdmission) },
  responses: { 201: answer(GateAdmission, 'Opened'), ...errors('gate.opened_already') },
})

export const getGateBoard = route({
  method: 'get',
  path: '/activities/{activityId}/admission',
  operationId: 'getGateBoard',
  summary: 'Who is in, by which gates, and what their devices hold',
  tags,
  access: can('attendance:read'),
  request: { params: activity },
  responses: { 200: answer(GateBoard, 'As it is now') },
})

export const updateAdmission = route({
  method: 'patch',
  path: '/activities/{activityId}/admission',
  operationId: 'updateAdmission',
  summary: 'Change capacity and leases; never below what is in and out on leases',
  tags,
  access: can('gate:write'),
  writes: 'versioned',
  request: { params: activity, body: json(GateAdmissionChange) },
  responses: { 200: answer(GateAdmission, 'Changed'), ...errors('gate.capacity_in_use') },
})

export const createGate = route({
  method: 'post',
  path: '/activities/{activityId}/gates',
  operationId: 'createGate',
  summary: 'Add a gate',
  tags,
  access: can('gate:write'),
  writes: 'keyed',
  request: { params: activity, body: json(z.strictObject({ name: Name }).openapi('NewGate')) },
  responses: { 201: answer(Gate, 'Added'), ...errors('gate.name_taken') },
})

export const createGateDevice = route({
  method: 'post',
  path: '/gates/{gateId}/devices',
  operationId: 'createGateDevice',
  summary: 'Make a one-time code that enrols a device for this gate and nothing else',
  tags,
  access: can('gate:write'),
  writes: 'keyed',
  request: { params: z.strictObject({ gateId: idOf('gate') }), body: json(NewDevice) },
  responses: { 201: answer(DeviceCode, 'The code, shown once') },
})

export const revokeGateDevice = route({
  method: 'post',
  path: '/gate-devices/{gateDeviceId}/revocation',
  operationId: 'revokeGateDevice',
  summary: 'Take a device out of service: it may still hand in, and gets no more entries',
  tags,
  access: can('gate:write'),
  writes: 'keyed',
  request: { params: z.strictObject({ gateDeviceId: idOf('gateDevice') }), body: json(Revocation) },
  responses: { 200: answer(GateDevice, 'Out of service'), ...errors('gate.revoked') },
})

export const writeOffGateLease = route({
  method: 'post',
  path: '/gate-leases/{gateLeaseId}/write-off',
  operationId: 'writeOffGateLease',
  summary: 'State how many a lost device let in, so that the rest of its lease comes back',
  tags,
  access: can('gate:write'),
  writes: 'keyed',
  request: { params: z.strictObject({ gateLeaseId: idOf('gateLease') }), body: json(WriteOff) },
  responses: {
    200: answer(OpenLease, 'Written off'),
    ...errors('gate.too_early', 'gate.lease_over', 'gate.counted'),
  },
})

export const gatePersons = lists({
  path: '/activities/{activityId}/gate-persons',
  name: 'GatePersons',
  summary: 'Everyone the gates saw, merged from all scans',
  tags,
  access: can('attendance:read'),
  params: activity,
  filter: z.strictObject({
    conflict: z.enum(['true']).optional().openapi({ description: 'Only what a human should look at.' }),
  }),
  item: GatePerson,
  columns: [
    { zh: '姓名', en: 'Name', value: (row) => row.name },
    { zh: '凭证', en: 'Subject', value: (row) => row.subject },
    { zh: '已入场', en: 'Admitted', value: (row) => row.admitted },
    { zh: '在场', en: 'Inside', value: (row) => row.inside },
    { zh: '首次入场', en: 'First in', value: (row) => row.stays[0]?.from },
    { zh: '最后离场', en: 'Last out', value: (row) => row.stays.at(-1)?.to },
    { zh: '待核对', en: 'To check', value: (row) => row.conflict },
  ],
})

export const gateEntries = lists({
  path: '/activities/{activityId}/gate-entries',
  name: 'GateEntries',
  summary: 'Every scan, in the order in which they were handed in',
  tags,
  access: can('attendance:read'),
  params: activity,
  filter: z.strictObject({ subject: Subject.optional() }),
  item: GateEntry,
  columns: [
    { zh: '时间', en: 'At', value: (row) => row.at },
    { zh: '入口', en: 'Gate', value: (row) => row.gateName },
    { zh: '方向', en: 'Direction', value: (row) => row.direction },
    { zh: '姓名', en: 'Name', value: (row) => row.name },
    { zh: '凭证', en: 'Subject', value: (row) => row.subject },
    { zh: '方式', en: 'Means', value: (row) => row.means },
    { zh: '结果', en: 'Outcome', value: (row) => row.outcome },
    { zh: '原因', en: 'Reason', value: (row) => row.reason },
    { zh: '误差（毫秒）', en: 'Uncertainty (ms)', value: (row) => row.uncertaintyMs },
  ],
})

export const gateRoutes = [
  openAdmission,
  getGateBoard,
  updateAdmission,
  createGate,
  createGateDevice,
  revokeGateDevice,
  writeOffGateLease,
  gatePersons.list,
  gatePersons.file,
  gateEntries.list,
  gateEntries.file,
]
