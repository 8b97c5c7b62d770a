import { BUILT_IN_CALENDAR } from '@alliance/calendar'
import type { DevelopmentEntry, EntryCorrection, NewDevelopmentEntry } from '@alliance/contracts/membership'
import { audit, exactlyOne, newId, Problem, unique, type Context, type Write } from '@alliance/service-kit'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { developmentCase, developmentEntry } from './development.table.ts'
import { checkFigures } from './figures.rules.ts'
import { notDue } from './opening.usecases.ts'
import { permitOf, restOn } from './permits.rules.ts'
import { wholeCase, type WholeCase } from './reading.usecases.ts'
import { mustBePermitted, receiptOf } from './refusals.rules.ts'
import { onRoll } from './roll.usecases.ts'
import { summaryOf } from './summary.rules.ts'
import { sql } from 'drizzle-orm'

const notLater = (ctx: Context, on: string): void => {
  if (on > ctx.today)
    throw new Problem('request.invalid', { faults: [{ pointer: '/on', code: 'date.future' }] })
}

/** The case after an entry; who comes second to the same version is refused. */
function following(
  ctx: Context,
  { row, facts }: WholeCase,
  entry: DevelopmentEntry,
  converted: boolean,
): Write {
  const closed = facts.closed || converted
  const summary = summaryOf({ ...facts, closed, entries: [...facts.entries, entry] }, BUILT_IN_CALENDAR)
  return exactlyOne(
    ctx.db
      .update(developmentCase)
      .set({
        ...summary,
        dueSort: summary.dueOn ?? notDue,
        ...(converted ? { state: 'converted' as const, endedOn: entry.on } : {}),
        version: row.version + 1,
        updatedAt: ctx.now,
      })
      .where(sql`id = ${row.id} AND version = ${row.version}`),
    'development.changed',
  )
}

const inserted = (ctx: Context, caseId: string, sourceRef: string | null, entry: DevelopmentEntry): Write => {
  const { recordedAt: _at, ...columns } = entry
  return unique(
    'development_entry.corrects',
    'development.corrected',
    ctx.db.insert(developmentEntry).values({ ...columns, caseId, sourceRef, createdAt: ctx.now }),
  )
}

/**
 * Records a step with its date and who decided it. Before its earliest date it is refused; after a deadline it is
 * accepted, since it happened, and told as a breach.
 *
 * @throws Problem `development.closed`, `.recorded`, `.step_missing`, `.barred`, `.too_early`, `.redo`, `.member`,
 *   `.changed`, or `request.invalid` for figures, markings of secrecy and days to come
 */
export async function record(
  ctx: Context,
  caseId: string,
  input: NewDevelopmentEntry,
): Promise<DevelopmentEntry> {
  const whole = await wholeCase(ctx, 'development:write', caseId)
  refuseMarkings({ '/decider': input.decider, '/sourceRef': input.sourceRef })
  notLater(ctx, input.on)
  checkFigures(input)
  const { ruleSet } = whole.facts
  const permit = permitOf(input.act, whole.facts, input.on, BUILT_IN_CALENDAR)
  mustBePermitted(ruleSet, permit)
  const { sourceRef, ...fields } = input
  const entry: DevelopmentEntry = {
    id: newId('developmentEntry', new Date(ctx.now)),
    ...fields,
    corrects: null,
    reason: null,
    recordedAt: ctx.now,
    receipt: receiptOf(ruleSet, permit, ctx.now),
  }
  const done = input.outcome === 'done'
  return ctx.commit(
    entry,
    following(ctx, whole, entry, done && input.act === 'conversion_approval'),
    inserted(ctx, caseId, sourceRef, entry),
    done ? onRoll(ctx, whole.row, input.act, input.on) : [],
    audit(
      'development.record',
      { type: 'development-case', id: caseId },
      { entryId: entry.id, act: input.act, on: input.on, outcome: input.outcome },
    ),
  )
}

/** What has entered the person on the roll keeps its date and outcome; there they are corrected first. */
const enters = ['approval', 'conversion_approval']

/**
 * Corrects an entry by a new row that names it; the wrong one stays to be read. A correction must be possible as the
 * entry itself would be.
 *
 * @throws Problem `development.corrected`, `development.on_roll`, and as `record`
 */
export async function correct(
  ctx: Context,
  caseId: string,
  entryId: string,
  input: EntryCorrection,
): Promise<DevelopmentEntry> {
  const whole = await wholeCase(ctx, 'development:write', caseId)
  const wrong = whole.entries.find(({ id }) => id === entryId)
  if (!wrong) throw new Problem('resource.not_found')
  if (whole.entries.some(({ corrects }) => corrects === entryId)) throw new Problem('development.corrected')
  refuseMarkings({ '/decider': input.decider, '/reason': input.reason })
  notLater(ctx, input.on)
  const changes = input.on !== wrong.on || input.outcome !== wrong.outcome
  if (changes && enters.includes(wrong.act) && wrong.outcome === 'done')
    throw new Problem('development.on_roll')
  const { ruleSet } = whole.facts
  const without = {
    ...whole.facts,
    closed: false,
    entries: whole.entries.filter(({ id }) => id !== entryId),
  }
  const permit = permitOf(wrong.act, without, input.on, BUILT_IN_CALENDAR)
  if (input.outcome === 'void') {
    if (restOn(wrong.act, without).length > 0) throw new Problem('development.barred')
  } else {
    checkFigures({ ...input, act: wrong.act, outcome: input.outcome })
    mustBePermitted(ruleSet, permit)
  }
  const entry: DevelopmentEntry = {
    id: newId('developmentEntry', new Date(ctx.now)),
    act: wrong.act,
    ...input,
    corrects: entryId,
    recordedAt: ctx.now,
    receipt: receiptOf(ruleSet, permit, ctx.now),
    provenance: wrong.provenance,
    isDemo: wrong.isDemo,
  }
  return ctx.commit(
    entry,
    following(ctx, whole, entry, false),
    inserted(ctx, caseId, null, entry),
    audit(
      'development.correct',
      { type: 'development-case', id: caseId },
      { entryId: entry.id, corrects: entryId, act: wrong.act, on: input.on, outcome: input.outcome },
    ),
  )
}
