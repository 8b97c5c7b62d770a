import type { DomainEvent } from '@alliance/contracts'
import type { ScopeFact } from '@alliance/contracts/membership'
import { newId, traceparentOf } from '@alliance/service-kit'
import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import worker from '../src/index.ts'

/** Delivers what membership tells of a place, as its queue does. */
export async function told(subject: string, data: ScopeFact, version: number): Promise<void> {
  const type = data.kind === 'org' ? 'party-organisation.changed' : 'organisation.changed'
  const body: DomainEvent = {
    id: newId('event'),
    type,
    at: new Date().toISOString(),
    subject,
    version,
    traceparent: traceparentOf(undefined),
    data,
  }
  const batch = createMessageBatch<DomainEvent>('membership-to-identity', [
    { id: '1', timestamp: new Date(), attempts: 1, body },
  ])
  const ctx = createExecutionContext()
  await worker.queue!(batch as never, env as never, ctx)
  const { explicitAcks } = await getQueueResult(batch, ctx)
  if (explicitAcks.length !== 1) throw new Error(`the event of ${subject} was not handled`)
}
