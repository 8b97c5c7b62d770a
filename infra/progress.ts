const begun = Date.now()

/** One line for each step, with the seconds since the beginning. */
export function progress(step: string): void {
  console.log(`${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${step}`)
}
