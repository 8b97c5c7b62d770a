/** A part of an OpenAPI document, as JSON. */
type Json = Record<string, unknown>

interface Operation extends Json {
  operationId?: string
  parameters?: { name: string; in: string; required?: boolean; schema?: Json }[]
  requestBody?: { required?: boolean; content?: Record<string, { schema?: Json }> }
  responses?: Record<string, { content?: Record<string, { schema?: Json }> }>
}

export interface Document {
  paths?: Record<string, Record<string, Operation>>
  components?: { schemas?: Record<string, Json> }
}

/**
 * What of `next` would break a client of `previous`: removed operations, responses and fields; new required input;
 * input that accepts less; output that promises less.
 */
export function incompatibilities(previous: Document, next: Document): string[] {
  const faults: string[] = []
  for (const [path, methods] of Object.entries(previous.paths ?? {}))
    for (const [method, before] of Object.entries(methods)) {
      const place = `${method.toUpperCase()} ${path}`
      const after = next.paths?.[path]?.[method]
      if (!after) faults.push(`${place}: the operation is gone`)
      else faults.push(...operationFaults(place, before, after, previous, next))
    }
  return faults
}

function operationFaults(
  place: string,
  before: Operation,
  after: Operation,
  previous: Document,
  next: Document,
): string[] {
  const faults: string[] = []
  const compare = comparer(previous, next)
  const keyOf = (parameter: { name: string; in: string }) => `${parameter.in} ${parameter.name}`
  const known = new Map((before.parameters ?? []).map((parameter) => [keyOf(parameter), parameter]))
  for (const parameter of after.parameters ?? []) {
    const earlier = known.get(keyOf(parameter))
    known.delete(keyOf(parameter))
    if (parameter.required && !earlier?.required) faults.push(`${place}: ${keyOf(parameter)} is now required`)
    if (earlier)
      faults.push(...compare(`${place} ${keyOf(parameter)}`, earlier.schema, parameter.schema, 'input'))
  }
  for (const gone of known.keys()) faults.push(`${place}: ${gone} is no longer taken`)

  const bodies = after.requestBody?.content ?? {}
  if (after.requestBody?.required && !before.requestBody) faults.push(`${place}: a body is now required`)
  for (const [type, { schema }] of Object.entries(before.requestBody?.content ?? {}))
    if (!bodies[type]) faults.push(`${place}: a body of ${type} is no longer taken`)
    else faults.push(...compare(`${place} body`, schema, bodies[type].schema, 'input'))

  for (const [status, response] of Object.entries(before.responses ?? {})) {
    const now = after.responses?.[status]
    if (!now) faults.push(`${place}: the response ${status} is gone`)
    else
      for (const [type, { schema }] of Object.entries(response.content ?? {}))
        if (!now.content?.[type]) faults.push(`${place} ${status}: ${type} is gone`)
        else faults.push(...compare(`${place} ${status}`, schema, now.content[type].schema, 'output'))
  }
  return faults
}

type Direction = 'input' | 'output'

/** Limits of which a larger value accepts less, and of which a smaller one does. */
const floors = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems']
const ceilings = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems']

function comparer(previous: Document, next: Document) {
  const seen = new Set<string>()
  const resolve = (document: Document, schema: Json | undefined): Json => {
    const name = /^#\/components\/schemas\/(.+)$/.exec(String(schema?.$ref ?? ''))?.[1]
    return name ? (document.components?.schemas?.[name] ?? {}) : (schema ?? {})
  }
  return function compare(
    place: string,
    earlier: Json | undefined,
    later: Json | undefined,
    direction: Direction,
  ): string[] {
    const reference = `${direction} ${JSON.stringify(earlier?.$ref ?? '')} ${JSON.stringify(later?.$ref ?? '')}`
    if (earlier?.$ref && later?.$ref) {
      if (seen.has(reference)) return []
      seen.add(reference)
    }
    const before = resolve(previous, earlier)
    const after = resolve(next, later)
    return [
      ...typeFaults(place, before, after, direction),
      ...(direction === 'input' ? limitFaults(place, before, after) : []),
      ...fieldFaults(place, before, after, direction, compare),
      ...(before.items && after.items
        ? compare(`${place}[]`, before.items as Json, after.items as Json, direction)
        : []),
    ]
  }
}

const setOf = (value: unknown): Set<string> =>
  new Set(
    [value]
      .flat()
      .filter((part) => part !== undefined)
      .map((part) => JSON.stringify(part)),
  )

function typeFaults(place: string, before: Json, after: Json, direction: Direction): string[] {
  const faults: string[] = []
  const types = [setOf(before.type), setOf(after.type)] as const
  const [must, may] = direction === 'input' ? types : [types[1], types[0]]
  if (must.size > 0 && may.size > 0 && [...must].some((type) => !may.has(type)))
    faults.push(`${place}: its type ${[...types[0]].join('|')} became ${[...types[1]].join('|')}`)
  const [values, now] = [setOf(before.enum ?? before.const), setOf(after.enum ?? after.const)]
  const gone = [...values].filter((value) => now.size > 0 && !now.has(value))
  // A new value in an answer is an addition that clients must bear; one that is gone from an input breaks them.
  if (direction === 'input' && gone.length > 0)
    faults.push(`${place}: ${gone.join(', ')} is no longer accepted`)
  if (direction === 'input' && values.size === 0 && now.size > 0)
    faults.push(`${place}: only ${[...now].join(', ')} is accepted now`)
  return faults
}

function limitFaults(place: string, before: Json, after: Json): string[] {
  const faults: string[] = []
  const number = (schema: Json, name: string) => (typeof schema[name] === 'number' ? schema[name] : undefined)
  for (const name of floors)
    if ((number(after, name) ?? -Infinity) > (number(before, name) ?? -Infinity))
      faults.push(`${place}: ${name} grew`)
  for (const name of ceilings)
    if ((number(after, name) ?? Infinity) < (number(before, name) ?? Infinity))
      faults.push(`${place}: ${name} shrank`)
  for (const name of ['pattern', 'format'])
    if (after[name] !== undefined && after[name] !== before[name]) faults.push(`${place}: ${name} changed`)
  return faults
}

function fieldFaults(
  place: string,
  before: Json,
  after: Json,
  direction: Direction,
  compare: (
    place: string,
    earlier: Json | undefined,
    later: Json | undefined,
    direction: Direction,
  ) => string[],
): string[] {
  const faults: string[] = []
  const [fields, now] = [
    (before.properties ?? {}) as Record<string, Json>,
    (after.properties ?? {}) as Record<string, Json>,
  ]
  const [required, requiredNow] = [setOf(before.required), setOf(after.required)]
  for (const [name, schema] of Object.entries(fields)) {
    if (!now[name]) faults.push(`${place}: the field ${name} is gone`)
    else faults.push(...compare(`${place}.${name}`, schema, now[name], direction))
    if (
      direction === 'output' &&
      now[name] &&
      required.has(JSON.stringify(name)) &&
      !requiredNow.has(JSON.stringify(name))
    )
      faults.push(`${place}: the field ${name} is no longer always there`)
  }
  if (direction === 'input')
    for (const name of requiredNow)
      if (!required.has(name)) faults.push(`${place}: the field ${name} is now required`)
  return faults
}
