import type { Page } from '@alliance/contracts'
import type {
  Backbone,
  Candidate,
  CandidateOutcome,
  CandidateReview,
  CandidateState,
  NewCandidate,
} from '@alliance/contracts/membership'
import type { ChainCode } from '@alliance/contracts/programme'
import {
  after,
  audit,
  exactlyOne,
  keysOf,
  newId,
  pageFrom,
  Problem,
  unique,
  type Context,
} from '@alliance/service-kit'
import { desc, eq, getTableColumns, sql, type SQL } from 'drizzle-orm'
import { mustAppoint } from '../instructors/instructors.usecases.ts'
import { organisation } from '../organisations/organisations.table.ts'
import { employment, person } from '../people/people.table.ts'
import { holdsOn } from '../period.ts'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { candidate } from './candidates.table.ts'

const object = (id: string) => ({ type: 'candidate', id })
const {
  employmentId: _employment,
  sourceRef: _source,
  createdAt: _created,
  updatedAt: _updated,
  ...shown
} = getTableColumns(candidate)

const withNames = (ctx: Context) =>
  ctx.db
    .select({
      ...shown,
      name: sql<string>`person.name`.as('person_name'),
      organisationName: sql<string>`organisation.name`.as('organisation_name'),
    })
    .from(candidate)
    .innerJoin(person, eq(person.id, candidate.personId))
    .innerJoin(employment, eq(employment.id, candidate.employmentId))
    .innerJoin(organisation, eq(organisation.id, employment.organisationId))

interface ListQuery {
  limit: number
  cursor?: string
  chain?: ChainCode
  state?: CandidateState
}

/** A page of candidates, the latest proposal first. */
export async function list(
  ctx: Context,
  { limit, cursor, chain, state }: ListQuery,
): Promise<Page<Candidate>> {
  mustAppoint(ctx)
  const conditions: SQL[] = [
    after([sql`proposed_on`, sql`candidate.id`], keysOf(cursor, ['string', 'string']), 'descending'),
  ]
  if (chain) conditions.push(sql`chain_code = ${chain}`)
  if (state) conditions.push(sql`state = ${state}`)
  const rows = await withNames(ctx)
    .where(sql.join(conditions, sql` AND `))
    .orderBy(desc(candidate.proposedOn), desc(candidate.id))
    .limit(limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.proposedOn, row.id],
    (row) => row,
  )
}

/**
 * Proposes a person who, on that day, is of the backbone where they work.
 *
 * @throws Problem `candidate.not_backbone`, `candidate.present`
 */
export async function propose(ctx: Context, input: NewCandidate): Promise<Candidate> {
  mustAppoint(ctx)
  refuseMarkings({ '/proposal': input.proposal })
  if (input.proposedOn > ctx.today)
    throw new Problem('request.invalid', { faults: [{ pointer: '/proposedOn', code: 'date.future' }] })
  const [work] = await ctx.db.all<{
    id: string
    backbone: Backbone
    name: string
    organisationName: string
  }>(sql`
    SELECT e.id, e.backbone, p.name, o.name AS organisationName FROM employment e JOIN person p ON p.id = e.person_id
      JOIN organisation o ON o.id = e.organisation_id
    WHERE e.person_id = ${input.personId} AND e.backbone IS NOT NULL AND ${holdsOn(sql`e`, input.proposedOn)}`)
  if (!work) throw new Problem('candidate.not_backbone')
  const made = {
    id: newId('candidate', new Date(ctx.now)),
    ...input,
    backbone: work.backbone,
    state: 'proposed' as const,
    reviewedOn: null,
    review: null,
    from: null,
    to: null,
    postId: null,
    version: 1,
  }
  const { sourceRef: _, ...seen } = made
  return ctx.commit(
    { ...seen, name: work.name, organisationName: work.organisationName },
    unique(
      'candidate.person_id, candidate.chain_code',
      'candidate.present',
      ctx.db
        .insert(candidate)
        .values({ ...made, employmentId: work.id, createdAt: ctx.now, updatedAt: ctx.now }),
    ),
    audit('candidate.propose', object(made.id), { chainCode: input.chainCode, provenance: input.provenance }),
  )
}

async function read(ctx: Context, id: string): Promise<Candidate> {
  mustAppoint(ctx)
  const [row] = await withNames(ctx).where(eq(candidate.id, id))
  if (!row) throw new Problem('resource.not_found')
  return row
}

const change = (
  ctx: Context,
  current: Candidate,
  set: Partial<Candidate>,
  action: string,
): Promise<Candidate> => {
  const changed = { ...current, ...set, version: current.version + 1 }
  return ctx.commit(
    changed,
    exactlyOne(
      ctx.db
        .update(candidate)
        .set({ ...set, version: changed.version, updatedAt: ctx.now })
        .where(sql`id = ${current.id} AND version = ${current.version}`),
      'candidate.state',
    ),
    audit(action, object(current.id), { state: changed.state }),
  )
}

/** Accepts a proposal into the pool for a time, or declines it. */
export async function review(ctx: Context, id: string, input: CandidateReview): Promise<Candidate> {
  refuseMarkings({ '/review': input.review })
  const current = await read(ctx, id)
  if (current.state !== 'proposed') throw new Problem('candidate.state')
  const { accepted, review: reason, from, to } = input
  return change(
    ctx,
    current,
    {
      state: accepted ? 'accepted' : 'declined',
      reviewedOn: ctx.today,
      review: reason,
      ...(accepted ? { from, to } : {}),
    },
    'candidate.review',
  )
}

/**
 * What became of a candidate: a post that the register knows, or withdrawn.
 *
 * @throws Problem `candidate.state`, `candidate.post_unknown`
 */
export async function conclude(
  ctx: Context,
  id: string,
  { postId, on }: CandidateOutcome,
): Promise<Candidate> {
  const current = await read(ctx, id)
  const isIn = current.state === 'accepted' || (current.state === 'proposed' && postId === null)
  if (!isIn) throw new Problem('candidate.state')
  if (postId !== null) {
    const [held] = await ctx.db.all(sql`SELECT 1 FROM post
      WHERE id = ${postId} AND person_id = ${current.personId} AND ${holdsOn(sql`post`, on)}`)
    if (!held) throw new Problem('candidate.post_unknown')
  }
  const ends = current.from !== null && on > current.from && (current.to === null || on < current.to)
  return change(
    ctx,
    current,
    { state: postId === null ? 'withdrawn' : 'post_holder', postId, ...(ends ? { to: on } : {}) },
    'candidate.conclude',
  )
}
