import { ScopeFact } from '@alliance/contracts/membership/events'
import { inParts, type Handler, type Handlers } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { tailsOf } from './scopes.rules.ts'

/** Keeps what membership told last; a late or repeated message changes nothing. */
const keep: Handler = (event, ctx) => {
  const { kind, name, active } = ScopeFact.parse(event.data)
  const { subject, version } = event
  const isNewest = sql`EXISTS (SELECT 1 FROM known_scope WHERE id = ${subject} AND version = ${version})`
  return [
    ctx.db
      .run(sql`INSERT INTO known_scope (id, kind, name, active, version) VALUES (${subject}, ${kind}, ${name}, ${active ? 1 : 0}, ${version})
      ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, active = excluded.active, version = excluded.version
      WHERE excluded.version > known_scope.version`),
    ctx.db.run(sql`DELETE FROM known_scope_term WHERE scope_id = ${subject} AND ${isNewest}`),
    inParts(tailsOf(name)).map((json) =>
      ctx.db
        .run(sql`INSERT INTO known_scope_term (kind, term, scope_id) SELECT ${kind}, value, ${subject} FROM json_each(${json}) WHERE ${isNewest}
        ON CONFLICT DO NOTHING`),
    ),
  ]
}

export const consumes: Handlers = { 'organisation.changed': keep, 'party-organisation.changed': keep }
