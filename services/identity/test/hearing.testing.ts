import type { DomainEvent, NoticeFact } from '@alliance/contracts'
import { newId, traceparentOf } from '@alliance/service-kit'
import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import worker from '../src/index.ts'

/** Delivers an event as a queue does. */
export async function heard<T>(
  event: Pick<DomainEvent<T>, 'type' | 'subject' | 'data'> & Partial<DomainEvent<T>>,
) {
  const body: DomainEvent<T> = {
    id: newId('event'),
    at: new Date().toISOString(),
    version: 1,
    traceparent: traceparentOf(undefined),
    ...event,
  }
  const batch = createMessageBatch<DomainEvent<T>>('membership-to-identity', [
    { id: '1', timestamp: new Date(), attempts: 1, body },
  ])
  const ctx = createExecutionContext()
  await worker.queue!(batch as never, env as never, ctx)
  const { explicitAcks } = await getQueueResult(batch, ctx)
  if (explicitAcks.length !== 1) throw new Error(`${event.type} of ${event.subject} was not handled`)
  return body
}

/** A meeting in the far future that accounts are told of. */
export const aNotice = (recipients: string[], given: Partial<NoticeFact> = {}): NoticeFact => {
  const id = newId('meeting')
  return {
    recipients,
    kind: 'meeting.called',
    subject: { type: 'meeting', id, path: `/meetings/${id}` },
    params: {
      kind: 'members_meeting',
      organisation: '示例支部',
      heldOn: '2099-03-10',
      startsAt: '14:00',
      place: '党群服务中心',
    },
    expiresAt: '2099-03-10T07:30:00.000Z',
    key: `meeting.called:${id}:1`,
    ...given,
  }
}

export const raise = (recipients: string[], given: Partial<NoticeFact> = {}) => {
  const data = aNotice(recipients, given)
  return heard({ type: 'notice.raised', subject: data.subject.id, data })
}
