import { z } from '@hono/zod-openapi'
import { can } from './access.ts'
import { idOf } from './ids.ts'
import { lists } from './page.ts'
import { Instant, orNull } from './primitives.ts'
import { answer, errors, route } from './route.ts'

export const ServiceStatus = z
  .strictObject({
    service: z.string(),
    version: z.string(),
    now: Instant,
    outbox: z.strictObject({ waiting: z.int(), oldestSeconds: z.int().nullable() }),
    deadLetters: z.int(),
    audit: z.strictObject({ rows: z.int(), sealed: z.int() }),
  })
  .openapi('ServiceStatus')
export type ServiceStatus = z.infer<typeof ServiceStatus>

export const DeadLetter = z
  .strictObject({
    id: idOf('message'),
    queue: z.string(),
    eventId: z.string(),
    type: z.string(),
    subject: z.string(),
    reason: z.string().nullable(),
    arrivedAt: Instant,
    replayedAt: orNull(Instant),
  })
  .openapi('DeadLetter')
export type DeadLetter = z.infer<typeof DeadLetter>

export const AuditEntry = z
  .strictObject({
    seq: z.int(),
    at: Instant,
    actorId: z.string(),
    actorName: z.string(),
    action: z.string(),
    objectType: z.string(),
    objectId: z.string(),
    outcome: z.enum(['done', 'refused']),
    detail: z.record(z.string(), z.unknown()),
    requestId: z.string(),
    hash: z.string().openapi({ description: 'SHA-256 of the row’s own content, hexadecimal.' }),
  })
  .openapi('AuditEntry')
export type AuditEntry = z.infer<typeof AuditEntry>

export const AuditVerification = z
  .strictObject({
    ok: z.boolean(),
    checked: z.int(),
    /** The last row looked at; ask again with it as `after`, until it is null. */
    next: z.int().nullable(),
    head: z.strictObject({ seq: z.int(), link: z.string() }).nullable(),
    broken: z.strictObject({ seq: z.int(), reason: z.enum(['missing', 'content', 'link']) }).nullable(),
    /** Rows written but not linked yet; they are linked within a minute. */
    unsealed: z.int(),
  })
  .openapi('AuditVerification')
export type AuditVerification = z.infer<typeof AuditVerification>

const Place = z.strictObject({ seq: z.int(), link: z.string() })

/** Rows of the audit chain with their links, as a file that `packages/verifier` checks without the service. */
export const AuditChain = z
  .strictObject({
    kind: z.literal('audit'),
    version: z.literal(1),
    service: z.string(),
    exportedAt: Instant,
    /** The row before the first one, with its link; row 0 has the link of 64 zeros. */
    after: Place,
    rows: z.array(
      z.strictObject({
        seq: z.int(),
        hash: z.string(),
        link: z.string(),
        /** Null where the row is gone that the link stands for. */
        content: AuditEntry.omit({ seq: true, hash: true }).extend({ at: z.string() }).nullable(),
      }),
    ),
    head: Place.nullable(),
  })
  .openapi('AuditChain')
export type AuditChain = z.infer<typeof AuditChain>

const tags = ['Operations']

/** The routes that the kit answers for every service: its state, dead letters and audit trail. */
export function operations(service: string) {
  const Service =
    service.charAt(0).toUpperCase() +
    service.slice(1).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  const status = route({
    method: 'get',
    path: '/operations/status',
    operationId: `get${Service}Status`,
    summary: 'Version, outbox age, dead letters and audit length',
    tags,
    access: can('operations:read'),
    responses: { 200: answer(ServiceStatus, 'The state now') },
  })
  const deadLetters = lists({
    path: '/operations/dead-letters',
    name: `${Service}DeadLetters`,
    summary: 'Messages that could not be handled',
    tags,
    access: can('operations:read'),
    filter: z.strictObject({}),
    item: DeadLetter,
    columns: [
      { zh: '编号', en: 'Id', value: (row) => row.id },
      { zh: '队列', en: 'Queue', value: (row) => row.queue },
      { zh: '事件', en: 'Event', value: (row) => row.type },
      { zh: '对象', en: 'Subject', value: (row) => row.subject },
      { zh: '原因', en: 'Reason', value: (row) => row.reason },
      { zh: '到达时间', en: 'Arrived', value: (row) => row.arrivedAt },
      { zh: '重新投递', en: 'Replayed', value: (row) => row.replayedAt },
    ],
  })
  const replay = route({
    method: 'post',
    path: '/operations/dead-letters/{messageId}/replay',
    operationId: `replay${Service}DeadLetter`,
    summary: 'Hand a dead letter to its consumer again',
    tags,
    access: can('operations:replay'),
    writes: 'keyed',
    request: { params: z.strictObject({ messageId: idOf('message') }) },
    responses: { 200: answer(DeadLetter, 'Handled'), ...errors('dead_letter.replayed') },
  })
  const audit = lists({
    path: '/operations/audit',
    name: `${Service}AuditEntries`,
    summary: 'What was done, by whom, newest first',
    tags,
    access: can('audit:read'),
    filter: z.strictObject({
      objectId: z.string().max(80).optional(),
      actorId: z.string().max(80).optional(),
    }),
    item: AuditEntry,
    columns: [
      { zh: '序号', en: 'No.', value: (row) => row.seq },
      { zh: '时间', en: 'At', value: (row) => row.at },
      { zh: '操作者', en: 'Actor', value: (row) => row.actorName },
      { zh: '操作', en: 'Action', value: (row) => row.action },
      { zh: '对象', en: 'Object', value: (row) => row.objectId },
      { zh: '结果', en: 'Outcome', value: (row) => row.outcome },
      { zh: '详情', en: 'Detail', value: (row) => JSON.stringify(row.detail) },
      { zh: '请求编号', en: 'Request', value: (row) => row.requestId },
      { zh: '摘要', en: 'Hash', value: (row) => row.hash },
    ],
  })
  const verifyAudit = route({
    method: 'get',
    path: '/operations/audit/verification',
    operationId: `verify${Service}Audit`,
    summary: 'Check the chain of audit rows, up to 2,000 a call',
    tags,
    access: can('audit:read'),
    request: { query: z.strictObject({ after: z.coerce.number().int().min(0).default(0) }) },
    responses: { 200: answer(AuditVerification, 'What was found') },
  })
  const auditChain = route({
    method: 'get',
    path: '/operations/audit/chain',
    operationId: `get${Service}AuditChain`,
    summary: 'Take the audit rows with their links away to check them elsewhere, up to 2,000 a call',
    tags,
    access: can('audit:read'),
    request: { query: z.strictObject({ after: z.coerce.number().int().min(0).default(0) }) },
    responses: { 200: answer(AuditChain, 'Rows behind `after`, and where the chain ends now') },
  })
  return { status, deadLetters, replay, audit, verifyAudit, auditChain }
}

/** The routes of `operations(service)` as a plain list. */
export const operationsRoutes = (group: ReturnType<typeof operations>) => [
  group.status,
  group.deadLetters.list,
  group.deadLetters.file,
  group.replay,
  group.audit.list,
  group.audit.file,
  group.verifyAudit,
  group.auditChain,
]
