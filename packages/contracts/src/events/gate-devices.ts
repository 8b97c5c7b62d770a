import { z } from '@hono/zod-openapi'
import { open } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { Instant, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'

export const Direction = z.enum(['in', 'out']).openapi('GateDirection')
export const Means = z.enum(['rotating', 'printed', 'by-name', 'walk-in']).openapi('GateMeans')
export const Outcome = z.enum(['admitted', 're-entered', 'left', 'inside', 'refused']).openapi('GateOutcome')
/** A registration, or `<device>:<entry>` of the entry that let in someone without one. */
export const Subject = z.string().min(5).max(60).openapi('GateSubject')

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const stamp = {
  deviceId: idOf('gateDevice'),
  sequence: z.int().min(1).max(1_000_000),
  previous: z.string().min(5).max(64),
  at: Instant,
  uncertaintyMs: z.int().min(0),
  hash,
}
/** An entry of a device's append-only log, chained by its hash to the one before. */
export const LogEntry = z
  .discriminatedUnion('kind', [
    z.strictObject({
      ...stamp,
      kind: z.literal('scan'),
      direction: Direction,
      subject: Subject,
      means: Means,
      outcome: Outcome,
      reason: z.string().max(40).nullable(),
      leaseId: orNull(idOf('gateLease')),
    }),
    z.strictObject({ ...stamp, kind: z.literal('close'), leaseId: idOf('gateLease') }),
  ])
  .openapi('GateLogEntry')
export type LogEntry = z.infer<typeof LogEntry>

const coordinate = z.string().regex(/^[\w-]{43}$/)
/** The point of an ECDSA P-256 public key, base64url. */
export const GateKey = z.strictObject({ x: coordinate, y: coordinate }).openapi('GateKey')
export type GateKey = z.infer<typeof GateKey>

export const Enrolment = z
  .strictObject({ code: z.string().trim().min(8).max(20), publicKey: GateKey })
  .openapi('GateEnrolment')
export type Enrolment = z.infer<typeof Enrolment>

/** What a device needs to know of where it stands. */
export const Enrolled = z
  .strictObject({
    deviceId: idOf('gateDevice'),
    gateId: idOf('gate'),
    activityId: idOf('activity'),
    gateName: z.string(),
    activityName: z.string(),
    deviceName: z.string(),
    /** Verifies leases and printed tickets. */
    serverKey: GateKey,
    entriesPerLease: z.int(),
  })
  .openapi('GateEnrolled')
export type Enrolled = z.infer<typeof Enrolled>

const entries = z.int().min(0).max(100_000)
export const GateExchange = z
  .strictObject({
    entries: z.array(LogEntry).max(200),
    /** Entries in the device's log when it composed this. */
    length: z.int().min(0),
    /** The latest server time it had heard and kept by then. */
    heard: orNull(Instant),
    want: z.strictObject({ requestId: z.uuid(), entries, walkIns: entries }).nullable(),
    /** Its wall clock, milliseconds. */
    wall: z.number(),
    /** How far it has heard of other gates. */
    cursor: z.int().min(0),
    /** The roster it has. */
    roster: z.string().max(60).nullable(),
    /** Leases it has already. */
    leases: z.array(idOf('gateLease')).max(100),
  })
  .openapi('GateExchange')
export type GateExchange = z.infer<typeof GateExchange>

export const ExpectedPerson = z
  .strictObject({
    registrationId: z.string(),
    name: z.string(),
    /** Of the person’s rotating ticket. */
    secret: z.string(),
    generation: z.int(),
  })
  .openapi('GateExpected')

export const GateAnswer = z
  .strictObject({
    serverTime: Instant,
    /** Everything up to here is kept by the server. */
    highWater: z.int(),
    /** Signed leases that the device did not name. */
    leases: z.array(z.string()),
    elsewhere: z.array(z.strictObject({ subject: Subject, direction: Direction, at: Instant })),
    cursor: z.int(),
    /** More to hear of other gates: ask again. */
    more: z.boolean(),
    roster: z.strictObject({ version: z.string(), persons: z.array(ExpectedPerson) }).nullable(),
    /** Another gate has none left: give back what is not needed. */
    shortage: z.boolean(),
    state: z.enum(['enrolled', 'revoked']),
    admitted: entries,
    inside: entries,
    capacity: entries,
    entriesPerLease: entries,
    walkIns: z.boolean(),
  })
  .openapi('GateAnswer')
export type GateAnswer = z.infer<typeof GateAnswer>

const tags = ['Gate devices']

export const getGateTime = route({
  method: 'get',
  path: '/gate-time',
  operationId: 'getGateTime',
  summary: 'The time, for a device that has none to sign a request with',
  tags,
  access: open(),
  responses: { 200: answer(z.strictObject({ serverTime: Instant }).openapi('GateTime'), 'Now') },
})

export const enrolGateDevice = route({
  method: 'post',
  path: '/gate-enrolments',
  operationId: 'enrolGateDevice',
  summary: 'Enrol a device by its one-time code, with a key that never leaves it',
  tags,
  access: open(),
  writes: 'free',
  request: { body: json(Enrolment) },
  responses: {
    200: answer(Enrolled, 'Enrolled; the same key again gets the same answer'),
    ...errors('gate.code'),
  },
})

export const exchangeWithGate = route({
  method: 'post',
  path: '/gate-devices/{gateDeviceId}/exchange',
  operationId: 'exchangeWithGate',
  summary: 'Hand in scans in any order, hear of other gates, ask for entries; safe to repeat',
  description:
    'Signed by the device: `Authorization: Device <JWS>`, ES256 over the device, method, path, time and the SHA-256 of the body.',
  tags,
  access: open(),
  writes: 'free',
  request: {
    params: z.strictObject({ gateDeviceId: idOf('gateDevice') }),
    headers: z.object({ authorization: z.string().max(2000).optional() }),
    body: json(GateExchange),
  },
  responses: {
    200: answer(GateAnswer, 'Merged'),
    ...errors('gate.proof', 'gate.clock', 'gate.entry_broken', 'gate.busy'),
  },
})

export const gateDeviceRoutes = [getGateTime, enrolGateDevice, exchangeWithGate]
