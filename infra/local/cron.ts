/** Whether a five-field cron expression (numbers, `*`, ranges, lists, steps; UTC) names this minute. */
export function matchesCron(expression: string, at: Date): boolean {
  const fields = expression.trim().split(/\s+/)
  if (fields.length !== 5) throw new Error(`not a cron expression of five fields: ${expression}`)
  const [minute, hour, day, month, weekday] = fields as [string, string, string, string, string]
  // As on Cloudflare, 1 is Sunday and 7 is Saturday.
  return (
    matchesField(minute, at.getUTCMinutes(), 0, 59) &&
    matchesField(hour, at.getUTCHours(), 0, 23) &&
    matchesField(day, at.getUTCDate(), 1, 31) &&
    matchesField(month, at.getUTCMonth() + 1, 1, 12) &&
    matchesField(weekday, at.getUTCDay() + 1, 1, 7)
  )
}

function matchesField(field: string, value: number, first: number, last: number): boolean {
  return field.split(',').some((part) => {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part)
    if (!match) throw new Error(`not a cron field: ${field}`)
    const [, from, to, step] = match
    const low = from === undefined ? first : Number(from)
    const high = to !== undefined ? Number(to) : from === undefined || step !== undefined ? last : low
    return value >= low && value <= high && (value - low) % Number(step ?? 1) === 0
  })
}

/** Calls at the start of every minute until stopped; never keeps the process alive by itself. */
export function everyMinute(call: (minute: Date) => void): () => void {
  let timer: NodeJS.Timeout
  const wait = () => {
    timer = setTimeout(
      () => {
        call(new Date())
        wait()
      },
      60_000 - (Date.now() % 60_000),
    )
    timer.unref()
  }
  wait()
  return () => clearTimeout(timer)
}
