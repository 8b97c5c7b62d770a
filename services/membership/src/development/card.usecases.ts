import { BUILT_IN_CALENDAR } from '@alliance/calendar'
import {
  developmentActs,
  developmentSteps,
  MaterialKind,
  type ActStatus,
  type DevelopmentAct,
  type DevelopmentCard,
  type DevelopmentEntry,
} from '@alliance/contracts/membership'
import type { Context } from '@alliance/service-kit'
import { clockStatuses, tooEarlyOnes } from './clock-status.rules.ts'
import { lateOnes } from './deadlines.rules.ts'
import { clocksOf } from './clocks.rules.ts'
import { historyOf, probationOf, standing, type CaseFacts } from './history.rules.ts'
import { permitOf, wasSkipped } from './permits.rules.ts'
import { readCase } from './reading.usecases.ts'
import { standingOn, summaryOf } from './summary.rules.ts'

const acts: readonly DevelopmentAct[] = [...developmentSteps, ...developmentActs].map(({ key }) => key)

function actStatus(act: DevelopmentAct, facts: CaseFacts<DevelopmentEntry>, asOf: string): ActStatus {
  const history = historyOf(facts)
  const entry = history.of(act)
  const { state, earliestOn, provisional, missing } = permitOf(act, facts, asOf, BUILT_IN_CALENDAR)
  return {
    act,
    entry,
    earlier: history.all(act).filter((each) => each !== entry),
    state,
    skipped: wasSkipped(act, facts),
    earliestOn,
    provisional,
    missing,
    rules: clocksOf(facts.ruleSet)
      .filter(({ to }) => to === act)
      .map(({ rule }) => rule),
  }
}

/** A case as it stood on a date: its steps, its clocks, what was not kept. One round trip, which also keeps who read it. */
export async function card(ctx: Context, id: string, asOf = ctx.today): Promise<DevelopmentCard> {
  const { row, entries, notes, facts: all } = await readCase(ctx, id)
  const known = entries.filter(({ on }) => on <= asOf)
  const closed = all.closed && row.endedOn !== null && row.endedOn <= asOf
  const facts = { ...all, entries: known, closed }
  const kept = new Set(standing(known).map((entry) => entry.id))
  const summary = summaryOf(facts, BUILT_IN_CALENDAR)
  return {
    asOf,
    case: {
      ...row,
      ...summary,
      state: closed ? row.state : 'open',
      endedOn: closed ? row.endedOn : null,
      standing: standingOn(summary.dueOn, asOf),
    },
    acts: acts.map((act) => actStatus(act, facts, asOf)),
    clocks: clockStatuses(facts, asOf, BUILT_IN_CALENDAR),
    breaches: [...lateOnes(facts, asOf), ...tooEarlyOnes(facts, BUILT_IN_CALENDAR)],
    corrected: known.filter((entry) => !kept.has(entry.id)),
    materials: MaterialKind.options.map(
      (kind) =>
        notes.findLast((note) => note.kind === kind && note.on! <= asOf) ?? {
          kind,
          present: false,
          on: null,
          notedAt: null,
        },
    ),
    probation: probationOf(historyOf(facts)),
  }
}
