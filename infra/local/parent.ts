/**
 * Calls once the process named in `ENDS_WITH_PARENT` (the bootstrap) is no longer this one's parent, however it ended:
 * nobody else would tell.
 */
export function whenParentEnds(call: () => void): void {
  const parent = Number(process.env.ENDS_WITH_PARENT)
  if (process.ppid !== parent) return
  setInterval(() => process.ppid !== parent && call(), 1000).unref()
}
