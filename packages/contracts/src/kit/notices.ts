import { z } from '@hono/zod-openapi'
import type { EventCatalogue } from './events.ts'
import { roleNames, scopeKinds } from './access.ts'
import { idOf } from './ids.ts'
import { Instant, orNull, type Bilingual } from './primitives.ts'

/** Recipients of one `notice.raised` at the most, so that its message stays well under what a queue takes. */
export const recipientsAtOnce = 1000

/** Where a notice leads in the portal: a path, never an address. */
const PortalPath = z.string().regex(/^\/(?!\/)[\w\-./?=&%~]{0,200}$/)

/**
 * Whoever holds one of these roles on the first of these scopes where anyone does: of a branch its secretary, and if
 * it has none, that of the body above it. Identity resolves it on the day that it hears of the notice.
 */
export const Holders = z.object({
  roles: z.array(z.enum(roleNames)).min(1),
  scopes: z
    .array(z.object({ kind: z.enum(scopeKinds), id: orNull(z.string()) }))
    .min(1)
    .max(20),
  /** Who took the step that it tells of. */
  except: orNull(z.string()),
})
export type Holders = z.infer<typeof Holders>

/**
 * What a service has to tell people, by their accounts or by what they hold. The texts are made when they are read, from the kind and
 * its parameters, in the reader's language; parameters never hold a name, a number or anything else of a person.
 *
 * It may gain fields: a consumer that is a version behind reads those it knows.
 */
export const NoticeFact = z.object({
  recipients: z.array(idOf('account')).max(recipientsAtOnce),
  holders: Holders.optional(),
  kind: z.string().max(80),
  /** The noun it is about. */
  subject: z.object({ type: z.string().max(40), id: z.string().max(60), path: PortalPath }),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** When it is of no more use; an offer's end, a meeting's. */
  expiresAt: orNull(Instant),
  /** Each account has a notice of one key once. */
  key: z.string().min(1).max(160),
})
export type NoticeFact = z.infer<typeof NoticeFact>

/** What each service that raises notices has among its events. */
export const noticeEvents = {
  'notice.raised': { data: NoticeFact, to: ['identity'] },
} as const satisfies EventCatalogue

/** A kind of notice: what it is called where people choose, its parameters, and its words. */
export interface NoticeKind<P extends z.ZodObject = z.ZodObject> {
  name: Bilingual
  /** May be sent as a message too, to those who agreed to messages and did not turn this kind off. */
  byMessage: boolean
  params: P
  /** One line, also the whole of a message. */
  title(params: z.infer<P>): Bilingual
  text(params: z.infer<P>): Bilingual
}

/** The notices of a service, as `<noun>.<happened>`. */
export type NoticeCatalogue = Record<string, NoticeKind>

export const noticeKind = <P extends z.ZodObject>(kind: NoticeKind<P>): NoticeKind<P> => kind
