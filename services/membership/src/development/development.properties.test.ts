import { addDays, BUILT_IN_CALENDAR, workingDaysBetween } from '@alliance/calendar'
import {
  developmentActs,
  developmentSteps,
  type DevelopmentAct,
  type RuleSet,
} from '@alliance/contracts/membership'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entry, facts, noFigures } from './any-case.testing.ts'
import { clockStatuses, tooEarlyOnes } from './clock-status.rules.ts'
import { deadlinesOf, deadlineState, lateOnes } from './deadlines.rules.ts'
import type { CaseFacts } from './history.rules.ts'
import { permitOf } from './permits.rules.ts'
import { summaryOf } from './summary.rules.ts'

const acts: DevelopmentAct[] = [...developmentSteps, ...developmentActs].map(({ key }) => key)
const ruleSets = fc.constantFrom<RuleSet>('2014', '2026')
const today = '2030-12-31'
const permit = (act: DevelopmentAct, of: CaseFacts, on: string) => permitOf(act, of, on, BUILT_IN_CALENDAR)

/** A case as people could have recorded it: each act tried in turn, some days after the one before, and kept where permitted. */
const lived = fc
  .tuple(
    ruleSets,
    fc.array(
      fc.record({
        act: fc.integer({ min: 0, max: 30 }),
        days: fc.integer({ min: 0, max: 200 }),
        passed: fc.integer({ min: 0, max: 9 }),
      }),
      { maxLength: 40 },
    ),
  )
  .map(([ruleSet, tries]) => {
    let on = '2023-01-05'
    let of = facts(ruleSet, [])
    for (const { act: choice, days, passed } of tries) {
      // Mostly what is next, so that cases get far.
      const act = choice < acts.length ? acts[choice]! : summaryOf(of, BUILT_IN_CALENDAR).nextAct
      if (!act) continue
      on = addDays(on, days)
      if (permit(act, of, on).state !== 'possible') continue
      const outcome = passed === 0 && act === 'branch_meeting' ? 'not_passed' : 'done'
      const figures = act === 'extension' ? { ...noFigures, months: 6 } : noFigures
      of = { ...of, entries: [...of.entries, entry(act, on, { outcome, figures })] }
    }
    return of
  })

test('what was recorded as permitted is never too early', () => {
  fc.assert(
    fc.property(lived, (of) => {
      expect(tooEarlyOnes(of, BUILT_IN_CALENDAR)).toEqual([])
    }),
    { numRuns: 500 },
  )
})

test('a date on which an act is possible is not before its earliest, and the day before the earliest is not possible', () => {
  fc.assert(
    fc.property(lived, fc.constantFrom(...acts), fc.integer({ min: 0, max: 3000 }), (of, act, days) => {
      const on = addDays('2023-01-05', days)
      const { state, earliestOn } = permit(act, of, on)
      if (state === 'possible') expect(earliestOn === null || on >= earliestOn).toBe(true)
      if (earliestOn !== null) expect(permit(act, of, addDays(earliestOn, -1)).state).not.toBe('possible')
    }),
    { numRuns: 500 },
  )
})

test('the rules of 2014 never ask for publicity, those of 2026 always for five full working days', () => {
  fc.assert(
    fc.property(lived, (of) => {
      const asked = permit('candidate', of, today)
      if (of.ruleSet === '2014') {
        expect(asked.missing).not.toContain('publicity')
        expect(asked.asked.map(({ clock }) => clock.rule)).not.toContain('PD-07')
      }
      for (const listed of of.entries.filter(({ act }) => act === 'candidate'))
        if (of.ruleSet === '2026') {
          const posted = of.entries.filter(({ act, on }) => act === 'publicity' && on <= listed.on).at(-1)
          expect(posted).toBeDefined()
          const { days } = workingDaysBetween(BUILT_IN_CALENDAR, posted!.on, addDays(listed.on, -1))
          expect(days).toBeGreaterThanOrEqual(5)
        }
    }),
    { numRuns: 500 },
  )
})

test('a later beginning never makes an earlier date or deadline', () => {
  fc.assert(
    fc.property(
      ruleSets,
      fc.integer({ min: 0, max: 1500 }),
      fc.integer({ min: 0, max: 400 }),
      (ruleSet, days, later) => {
        const begun = (shift: number) => {
          const activist = addDays('2023-01-05', days + shift)
          const of = facts(ruleSet, [
            ['application', '2022-12-01'],
            ['activist', activist],
            ['publicity', activist],
          ])
          return {
            earliest: permit('candidate', of, today).earliestOn!,
            due: deadlinesOf(of).map(({ date }) => date),
          }
        }
        const [first, second] = [begun(0), begun(later)]
        expect(second.earliest >= first.earliest).toBe(true)
        second.due.forEach((date, index) => expect(date >= first.due[index]!).toBe(true))
      },
    ),
  )
})

test('time only ever moves a deadline from running to due soon to overdue, and a breach never goes away', () => {
  const order = ['running', 'due_soon', 'overdue']
  fc.assert(
    fc.property(
      lived,
      fc.integer({ min: 0, max: 3000 }),
      fc.integer({ min: 0, max: 300 }),
      (of, days, more) => {
        const [now, then] = [addDays('2023-01-05', days), addDays('2023-01-05', days + more)]
        for (const deadline of deadlinesOf(of).filter(({ on }) => on === null))
          expect(order.indexOf(deadlineState(deadline, then))).toBeGreaterThanOrEqual(
            order.indexOf(deadlineState(deadline, now)),
          )
        expect(lateOnes(of, then)).toEqual(expect.arrayContaining(lateOnes(of, now)))
      },
    ),
    { numRuns: 300 },
  )
})

test('the day one asks never changes what the board keeps', () => {
  fc.assert(
    fc.property(lived, (of) => {
      const { dueOn } = summaryOf(of, BUILT_IN_CALENDAR)
      for (const day of ['2024-02-29', '2026-05-18', today]) {
        const open = clockStatuses(of, day, BUILT_IN_CALENDAR).filter(({ state }) =>
          ['running', 'due_soon', 'overdue'].includes(state),
        )
        if (dueOn !== null)
          expect(open.filter(({ kind }) => kind === 'deadline').map(({ date }) => date)).toContain(dueOn)
      }
    }),
    { numRuns: 200 },
  )
})
