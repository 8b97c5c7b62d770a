import {
  bilingual,
  hexOf,
  instant,
  integer,
  list,
  literal,
  nullable,
  object,
  read,
  readJson,
  text,
  type Read,
  type Text,
} from '@alliance/evidence'
import { valueFormat } from './value-format.ts'

/**
 * Entrants that are drawn among themselves. Tier 1 comes before tier 2 whatever the draw says; a draw without
 * points has one tier.
 */
export interface Tier {
  tier: number
  /** Entry numbers, sorted. Nothing in a published file is personal: an entry is a number or a keyed hash. */
  entries: string[]
}

/** The value nobody can know when the draw is committed, named before it exists. */
export interface PublicValue {
  what: Text
  /** How the value will be written, so that nobody can choose a spelling afterwards: see `valueFormat`. */
  format: string
  /** UTC; the value becomes known at this moment or later. */
  notBefore: string
}

/** What is published before the draw. Its hash binds everything that decides the draw but the public value. */
export interface Commitment {
  version: 1
  rule: typeof RULE
  draw: string
  purpose: Text
  /** The policy the draw is held under, by its id and version. */
  policy: string
  places: number
  entrants: number
  rosterHash: string
  seedHash: string
  publicValue: PublicValue
  committedAt: string
  /** A draw that is held again names the commitment it replaces: the earlier one stays published. */
  replaces: { commitmentHash: string; reason: Text } | null
}

export interface Result {
  publicValue: { value: string; publishedAt: string; evidence: string | null }
  seed: string
  drawnAt: string
  /** Number of the notarial deed (公证书编号). */
  deed: string | null
  /** Entries that have a place, first drawn first. */
  admitted: string[]
  /** The others, first in line first. */
  waiting: string[]
  /** SHA-256 over the commitment's hash and everything above. */
  hash: string
}

/** The one file that is published: before the draw without a result, afterwards with it. */
export interface DrawFile {
  kind: 'draw'
  version: 1
  commitment: Commitment
  commitmentHash: string
  roster: Tier[]
  result: Result | null
}

/** HMAC-SHA256(SHA-256(seed ‖ public value ‖ commitment hash), entry), ascending within a tier. */
export const RULE = 'hmac-sha256-within-tiers/1'

const MOST = 200_000
const entry = text(64, /^[0-9A-Za-z][0-9A-Za-z._:-]*$/, '0-9 A-Z a-z . _ : -')
const hash = hexOf(32)
const entries = list(entry, MOST)
const format = text(60, valueFormat.known, valueFormat.explained)

const commitment = object<Commitment>({
  version: literal(1),
  rule: literal(RULE),
  draw: text(80),
  purpose: bilingual,
  policy: text(200),
  places: integer(0, MOST),
  entrants: integer(0, MOST),
  rosterHash: hash,
  seedHash: hash,
  publicValue: object<PublicValue>({ what: bilingual, format, notBefore: instant }),
  committedAt: instant,
  replaces: nullable(object({ commitmentHash: hash, reason: bilingual })),
})

const result = object<Result>({
  publicValue: object({ value: text(200), publishedAt: instant, evidence: nullable(text(1000)) }),
  seed: hash,
  drawnAt: instant,
  deed: nullable(text(100)),
  admitted: entries,
  waiting: entries,
  hash,
})

const file = object<DrawFile>({
  kind: literal('draw'),
  version: literal(1),
  commitment,
  commitmentHash: hash,
  roster: list(object<Tier>({ tier: integer(1), entries }), MOST),
  result: nullable(result),
})

/** Reads a published draw from the text of its file, or says where it is not one. */
export const parseDraw = (text: string): Read<DrawFile> => readJson(file, text)

/** The same for what is no text any more, as a column of a database. */
export const readDraw = (value: unknown): Read<DrawFile> => read(file, value)
