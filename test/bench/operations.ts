import type { ServiceName } from '@alliance/contracts/services'
import { filled, id, instant, rows, type Bench } from './sample.ts'

const pascal = (name: string): string =>
  `-${name}`.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

/** The tables and routes of the kit, which every service has. */
export function operationsBench(service: ServiceName): Bench {
  const Service = pascal(service)
  return {
    service,
    fill: [
      rows('audit', {
        at: instant,
        actor_id: id('acc'),
        actor_name: `'样例'`,
        action: `'sample'`,
        object_type: `'sample'`,
        object_id: id('org'),
        outcome: `'done'`,
        detail: `'{}'`,
        request_id: `'req'`,
        hash: `'hash'`,
      }),
      // Linked, as rows are within moments: nothing is left for the requests that are measured.
      `INSERT INTO audit_link (seq, link) SELECT seq, 'link' FROM audit
        WHERE seq > coalesce((SELECT max(seq) FROM audit_link), 0) AND (SELECT count(*) FROM numbers) > 0`,
      rows('dead_letter', {
        id: id('msg'),
        queue: `'sample'`,
        event_id: id('evt'),
        type: `'sample'`,
        subject: id('org'),
        body: `'{}'`,
        arrived_at: instant,
        replayed_at: `iif(value % 10, ${instant}, NULL)`,
      }),
      rows('outbox', {
        event_id: id('evt'),
        consumer: `'sample'`,
        type: `'sample'`,
        body: `'{}'`,
        created_at: instant,
        sent_at: instant,
      }),
      rows('inbox', { event_id: id('evt'), handled_at: instant }),
      rows('idempotency', {
        principal_id: id('acc'),
        key: id('key'),
        request_hash: `''`,
        answer: `'{}'`,
        created_at: instant,
      }),
    ],
    samples: {
      [`get${Service}Status`]: () => ({}),
      [`list${Service}DeadLetters`]: () => ({}),
      [`export${Service}DeadLetters`]: ({ turn }) => ({
        query: { format: 'csv' },
        ...(turn === 2 ? { expect: 422 } : {}),
      }),
      [`replay${Service}DeadLetter`]: () => ({ params: { messageId: filled('msg', 1) }, expect: 409 }),
      [`list${Service}AuditEntries`]: () => ({}),
      [`list${Service}AuditEntries, of one object`]: () => ({ query: { objectId: filled('org', 7) } }),
      [`list${Service}AuditEntries, of one person`]: () => ({ query: { actorId: filled('acc', 7) } }),
      [`export${Service}AuditEntries`]: () => ({ query: { format: 'csv', objectId: filled('org', 7) } }),
      [`verify${Service}Audit`]: () => ({}),
      [`get${Service}AuditChain`]: () => ({}),
    },
  }
}
