import { addYears } from '@alliance/calendar'
import type { CaseEnd, DevelopmentCase, Material, NewMaterial } from '@alliance/contracts/membership'
import { audit, exactlyOne, newId, Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { developmentCase, developmentMaterial } from './development.table.ts'
import { notDue } from './opening.usecases.ts'
import { wholeCase } from './reading.usecases.ts'
import { offRoll } from './roll.usecases.ts'

const object = (id: string) => ({ type: 'development-case', id })

/**
 * Ends a case otherwise than by conversion. A transfer leaves the roll to 组织关系转接; the others close the probationary
 * membership.
 *
 * @throws Problem `development.closed`, `development.changed`, `request.invalid` at `/on`
 */
export async function end(ctx: Context, id: string, input: CaseEnd): Promise<DevelopmentCase> {
  const { row } = await wholeCase(ctx, 'development:write', id)
  if (row.state !== 'open') throw new Problem('development.closed')
  refuseMarkings({ '/decider': input.decider })
  if (input.on > ctx.today)
    throw new Problem('request.invalid', { faults: [{ pointer: '/on', code: 'date.future' }] })
  if (input.on < row.openedOn)
    throw new Problem('request.invalid', { faults: [{ pointer: '/on', code: 'period.reversed' }] })
  const ended = {
    state: input.state,
    endedOn: input.on,
    endedBy: input.decider,
    nextAct: null,
    possibleOn: null,
    dueOn: null,
    dueRule: null,
    version: row.version + 1,
  }
  return ctx.commit(
    { ...row, ...ended, standing: 'none' as const },
    exactlyOne(
      ctx.db
        .update(developmentCase)
        .set({ ...ended, dueSort: notDue, updatedAt: ctx.now })
        .where(sql`id = ${id} AND version = ${row.version}`),
      'development.changed',
    ),
    input.state === 'transferred' ? [] : offRoll(ctx, row, input.on),
    audit('development.end', object(id), { state: input.state, on: input.on }),
  )
}

/** Notes whether a paper is there; earlier notes stay. */
export async function note(ctx: Context, id: string, input: NewMaterial): Promise<Material> {
  const { row } = await wholeCase(ctx, 'development:write', id)
  if (input.on > ctx.today)
    throw new Problem('request.invalid', { faults: [{ pointer: '/on', code: 'date.future' }] })
  const { kind, present, on } = input
  return ctx.commit(
    { kind, present, on, notedAt: ctx.now },
    exactlyOne(
      ctx.db
        .update(developmentCase)
        .set({ version: row.version + 1, updatedAt: ctx.now })
        .where(sql`id = ${id} AND version = ${row.version}`),
      'development.changed',
    ),
    ctx.db.insert(developmentMaterial).values({
      id: newId('developmentMaterial', new Date(ctx.now)),
      caseId: id,
      kind,
      present,
      on,
      createdAt: ctx.now,
    }),
    audit('development.material', object(id), { kind, present, on }),
  )
}

/** Cases that are removed in one minute at the most. */
const atATime = 20

/** Removes cases a year after they ended: the Party archives keep them, this copy does not (law-and-privacy.md §8.4). */
export async function removeOldCases(ctx: Context): Promise<void> {
  const old = await ctx.db.all<{ id: string }>(sql`
    SELECT id FROM development_case WHERE ended_on IS NOT NULL AND ended_on < ${addYears(ctx.today, -1)}
    ORDER BY ended_on LIMIT ${atATime}`)
  if (old.length === 0) return
  const ids = JSON.stringify(old.map(({ id }) => id))
  const these = sql`IN (SELECT value FROM json_each(${ids}))`
  await ctx.commit(
    null,
    ctx.db.run(sql`DELETE FROM development_material WHERE case_id ${these}`),
    ctx.db.run(sql`DELETE FROM development_entry WHERE case_id ${these}`),
    ctx.db.run(sql`DELETE FROM development_case WHERE id ${these}`),
    old.map(({ id }) => audit('development.remove', object(id))),
  )
}
