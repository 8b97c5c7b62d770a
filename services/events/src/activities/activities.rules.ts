import type { NewActivity, Activity, ActivityChange } from '@alliance/contracts/events'

/** A new one, as it will be kept. */
export const draftActivity = (input: NewActivity, id: string, now: string): Activity => ({
  id,
  ...input,
  version: 1,
  createdAt: now,
  updatedAt: now,
})

/** The one after a change; its version grows by one. */
export const changeActivity = (current: Activity, change: ActivityChange, now: string): Activity => ({
  ...current,
  ...change,
  version: current.version + 1,
  updatedAt: now,
})
