import type { NewPlot, Plot, PlotChange } from '@alliance/contracts/talent-housing'
import type { Fault } from '@alliance/service-kit'

/** A new one, as it will be kept. */
export const draftPlot = (input: NewPlot, id: string, now: string): Plot => ({
  id,
  ...input,
  version: 1,
  createdAt: now,
  updatedAt: now,
})

/** The one after a change; its version grows by one. */
export const changePlot = (current: Plot, change: PlotChange, now: string): Plot => ({
  ...current,
  ...change,
  version: current.version + 1,
  updatedAt: now,
})

/** A plan ends after it begins. */
export const planFaults = ({
  plannedStartOn,
  plannedCompletionOn,
}: Pick<Plot, 'plannedStartOn' | 'plannedCompletionOn'>): Fault[] =>
  plannedStartOn !== null && plannedCompletionOn !== null && plannedCompletionOn <= plannedStartOn
    ? [{ pointer: '/plannedCompletionOn', code: 'period.reversed' }]
    : []
