import { canonical } from './canonical.ts'
import { sha256Hex } from './digest.ts'

/** What an audit row says, without its number, which the chain's link covers. */
export interface AuditContent {
  at: string
  actorId: string
  actorName: string
  action: string
  objectType: string
  objectId: string
  outcome: 'done' | 'refused'
  detail: Record<string, unknown>
  requestId: string
}

/** A link of the chain with the row it stands for; a row that is gone leaves its content `null`. */
export interface AuditLinked {
  seq: number
  hash: string
  link: string
  content: AuditContent | null
}

export type AuditFault = { seq: number; reason: 'missing' | 'content' | 'link' }

/** SHA-256 over everything a row says. */
export const contentHash = (content: AuditContent): Promise<string> =>
  sha256Hex(
    canonical([
      content.at,
      content.actorId,
      content.actorName,
      content.action,
      content.objectType,
      content.objectId,
      content.outcome,
      content.detail,
      content.requestId,
    ]),
  )

/** What stands before the first link. */
export const firstLink = '0'.repeat(64)

export const linkOf = (before: string, seq: number, hash: string): Promise<string> =>
  sha256Hex(`${before}|${seq}|${hash}`)

/**
 * Checks rows that follow the row `after`, whose link is `before`: no number missing, every content as hashed,
 * every link as it follows.
 *
 * @returns the first fault, or null
 */
export async function firstAuditFault(
  rows: readonly AuditLinked[],
  after: number,
  before: string,
): Promise<AuditFault | null> {
  let expected = after + 1
  let link = before
  for (const row of rows) {
    if (row.seq !== expected || row.content === null) return { seq: expected, reason: 'missing' }
    if ((await contentHash(row.content)) !== row.hash) return { seq: row.seq, reason: 'content' }
    link = await linkOf(link, row.seq, row.hash)
    if (link !== row.link) return { seq: row.seq, reason: 'link' }
    expected += 1
  }
  return null
}
