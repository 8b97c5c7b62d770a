import { RULE, readDraw, type Commitment, type DrawFile, type Result } from './document.ts'
import { hashOfCommitment, hashOfResult, seedHash } from './hashes.ts'
import { orderOf } from './order.ts'
import { entrantsIn, isFrozenForm, rosterHash, rosterOf, type Entrant } from './roster.ts'
import { valueFormat } from './value-format.ts'

/** What the operator decides about a draw; the rest of the commitment follows from entrants and seed. */
export type Terms = Pick<
  Commitment,
  'draw' | 'purpose' | 'policy' | 'places' | 'publicValue' | 'committedAt'
> & { replaces?: Commitment['replaces'] }

export interface Opening {
  seed: string
  publicValue: Result['publicValue']
  drawnAt: string
  deed?: string | null
}

export type Refusal =
  | 'already_drawn'
  | 'seed_is_another'
  | 'value_not_as_announced'
  | 'value_before_its_time'
  | 'drawn_before_the_value'

/**
 * Freezes the entrants and commits to them, the seed and the public value to come. Publish the file, and its
 * `commitmentHash` where it cannot be changed afterwards, before `publicValue.notBefore`.
 *
 * Throws `RangeError` for terms or entrants that no file can hold (an entry twice, a value known already): callers
 * check what people typed before.
 */
export async function commitDraw(
  terms: Terms,
  entrants: readonly Entrant[],
  seed: string,
): Promise<DrawFile> {
  const roster = rosterOf(entrants)
  if (!isFrozenForm(roster)) throw new RangeError('an entry stands twice on the roster')
  if (Date.parse(terms.committedAt) >= Date.parse(terms.publicValue.notBefore))
    throw new RangeError('the public value must lie ahead of the commitment')
  const commitment: Commitment = {
    version: 1,
    rule: RULE,
    draw: terms.draw,
    purpose: terms.purpose,
    policy: terms.policy,
    places: terms.places,
    entrants: entrantsIn(roster),
    rosterHash: await rosterHash(roster),
    seedHash: await seedHash(seed),
    publicValue: terms.publicValue,
    committedAt: terms.committedAt,
    replaces: terms.replaces ?? null,
  }
  const file: DrawFile = {
    kind: 'draw',
    version: 1,
    commitment,
    commitmentHash: await hashOfCommitment(commitment),
    roster,
    result: null,
  }
  const read = readDraw(file)
  if (!read.ok) throw new RangeError(`${read.fault.path} ${read.fault.text.en}`)
  return file
}

/** Holds a committed draw once its public value is known. */
export async function holdDraw(
  committed: DrawFile,
  { seed, publicValue, drawnAt, deed = null }: Opening,
): Promise<{ ok: true; file: DrawFile } | { ok: false; reason: Refusal }> {
  const { commitment, commitmentHash, roster } = committed
  const refuse = (reason: Refusal) => ({ ok: false as const, reason })
  if (committed.result) return refuse('already_drawn')
  if ((await seedHash(seed)) !== commitment.seedHash) return refuse('seed_is_another')
  if (!valueFormat.matches(commitment.publicValue.format, publicValue.value))
    return refuse('value_not_as_announced')
  if (Date.parse(publicValue.publishedAt) < Date.parse(commitment.publicValue.notBefore))
    return refuse('value_before_its_time')
  if (Date.parse(drawnAt) < Date.parse(publicValue.publishedAt)) return refuse('drawn_before_the_value')
  const order = await orderOf(roster, { seed, value: publicValue.value, commitmentHash })
  const result: Result = {
    publicValue,
    seed,
    drawnAt,
    deed,
    admitted: order.slice(0, commitment.places),
    waiting: order.slice(commitment.places),
    hash: '',
  }
  return {
    ok: true,
    file: { ...committed, result: { ...result, hash: await hashOfResult(commitmentHash, result) } },
  }
}

export type Standing = { outcome: 'admitted' | 'waiting'; position: number }

/** Where an entry came out; null for an entry that was not drawn. Positions count from 1 in each outcome. */
export function standingOf({ result }: DrawFile, entry: string): Standing | null {
  for (const outcome of ['admitted', 'waiting'] as const) {
    const at = result?.[outcome].indexOf(entry) ?? -1
    if (at >= 0) return { outcome, position: at + 1 }
  }
  return null
}
