/**
 * JSON with sorted keys and no spaces, so that equal values have equal text (RFC 8785 for what JSON can hold).
 * `undefined` is left out of objects and is `null` elsewhere.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, part]) => part !== undefined)
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`)
      .join(',')}}`
  }
  return JSON.stringify(value ?? null)
}
