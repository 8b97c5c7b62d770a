// A cell that begins with one of these is run as a formula by some spreadsheet program (OWASP, CSV
// injection). The full-width signs are read as the half-width ones by programs with an East Asian input
// setting.
const GUARDED = /^'*[=+\-@\t\r\n＝＋－＠]/
const GUARD = /^'+[=+\-@\t\r\n＝＋－＠]/

/**
 * Puts an apostrophe before text that a spreadsheet program could run as a formula. Text that already has one
 * gets one more, so that `unguardFormula` gives back every text exactly.
 */
export function guardFormula(text: string): string {
  return GUARDED.test(text) ? `'${text}` : text
}

/** Takes away the apostrophe that `guardFormula`, or a careful person, put there. */
export function unguardFormula(text: string): string {
  return GUARD.test(text) ? text.slice(1) : text
}
