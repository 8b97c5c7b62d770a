type Value = string | number | boolean | null | undefined

/**
 * One line of JSON. Callers pass ids, codes and counts; never a name, a phone, a document number, a token, a query
 * string or a body.
 */
export function log(
  level: 'info' | 'warn' | 'error',
  message: string,
  fields: Record<string, Value> = {},
): void {
  console[level](JSON.stringify({ level, message, ...fields }))
}

/** drizzle puts a failed query's parameters into its message, behind `params:`; a parser quotes what it could not read. */
const tellable = (error: Error): string =>
  error instanceof SyntaxError ? '' : error.message.replace(/\nparams:[\s\S]*/, '')

/** An error's kind, message and stack, for the log only. Values that SQLite quotes in messages are left out. */
export function describeError(error: unknown): Record<string, Value> {
  if (!(error instanceof Error)) return { error: typeof error }
  const cause =
    error.cause instanceof Error ? ` <- ${error.cause.name}: ${tellable(error.cause).slice(0, 300)}` : ''
  // A stack begins with the message once more.
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    error: error.name,
    detail: tellable(error).slice(0, 600) + cause,
    stack: frames
      ?.slice(0, 6)
      .map((line) => line.trim())
      .join(' | ')
      .slice(0, 800),
  }
}
