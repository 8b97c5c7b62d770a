/**
 * When to try again after so many failures: the delay of the list, a fifth more or less by chance, so that those
 * that failed together do not come again together.
 *
 * @param minutes a delay for each further try; none is left after the last
 * @param chance 0 up to 1
 */
export function nextTry(
  now: string,
  failures: number,
  minutes: readonly number[],
  chance: number,
): string | null {
  const delay = minutes[failures - 1]
  if (delay === undefined) return null
  return new Date(Date.parse(now) + Math.round(delay * 60_000 * (0.8 + 0.4 * chance))).toISOString()
}
