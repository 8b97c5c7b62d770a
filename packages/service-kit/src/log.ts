type Value = string | number | boolean | null | undefined

/**
 * One line of JSON. Callers pass ids, codes and counts; never a name, a phone, a document number, a token, a query
 * string or a body.
 */
export function log(level: 'info' | 'warn' | 'error', message: string, fields: Record<string, Value> = {}): void {
  console[level](JSON.stringify({ level, message, ...fields }))
}

/** An error's kind, message and stack, for the log only. Values that SQLite quotes in messages are left out. */
export function describeError(error: unknown): Record<string, Value> {
  if (!(error instanceof Error)) return { error: typeof error }
  const cause = error.cause instanceof Error ? ` <- ${error.cause.name}: ${error.cause.message.slice(0, 300)}` : ''
  // drizzle puts a failed query's parameters into its message, behind `params:`.
  const message = error.message.replace(/\nparams:[\s\S]*/, '').slice(0, 600)
  return { error: error.name, detail: message + cause, stack: error.stack?.split('\n').slice(-6).join(' | ').slice(0, 800) }
}
