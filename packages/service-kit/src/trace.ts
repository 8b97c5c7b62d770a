const form = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/

const randomHex = (bytes: number) =>
  [...crypto.getRandomValues(new Uint8Array(bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')

/** The W3C `traceparent` of this hop: the caller's trace with a span of our own, or a new trace. */
export function traceparentOf(header: string | null | undefined): string {
  const [, trace, , flags] = form.exec(header ?? '') ?? []
  const known = trace && !/^0+$/.test(trace)
  return `00-${known ? trace : randomHex(16)}-${randomHex(8)}-${known ? flags : '01'}`
}

export const traceIdOf = (traceparent: string): string => traceparent.slice(3, 35)
