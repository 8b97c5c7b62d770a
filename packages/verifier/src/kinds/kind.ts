import type { Report, Unreadable } from '@alliance/evidence'

/** What the reader knows besides the file. */
export interface Known {
  /** UTC. */
  now: string
  /** A hash that was published elsewhere: of the commitment, of a link of the audit chain, of the issuer's keys. */
  noted?: string
  /** The entry whose place is asked for. */
  entry?: string
  /** The name a certificate is said to be about. */
  name?: string
}

export type Inspection = { ok: true; report: Report } | { ok: false; fault: Unreadable }

/** One kind of published file, by the `kind` it carries. */
export interface Kind {
  /** Which of what the reader may know says something about such a file. */
  asks: readonly Exclude<keyof Known, 'now'>[]
  inspect(text: string, known: Known): Promise<Inspection>
}
