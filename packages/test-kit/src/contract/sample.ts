import type { Definition, Schema } from './declared.ts'

const formats: Record<string, string> = {
  date: '2026-01-05',
  datetime: '2026-01-05T00:00:00.000Z',
  url: 'https://example.org/',
  email: 'someone@example.org',
  uuid: '0193a7c0-0000-7000-8000-000000000000',
}
const clock = '09:00'
const idForm = /^\^([a-z]+)_\[/

function textFor({ format, checks = [] }: Definition): string {
  const rules = checks.map((check) => check._zod.def)
  const pattern = rules.find((rule) => rule.pattern)?.pattern
  const prefix = pattern && idForm.exec(pattern.source)?.[1]
  if (prefix) return `${prefix}_01jh2m8s0v6ze8mn8t9a3kq4wd`
  const known =
    formats[format ?? ''] ??
    formats[rules.find((rule) => rule.format && rule.format in formats)?.format ?? '']
  if (known) return known
  if (pattern?.test(clock)) return clock
  const digits = pattern && /^\^\\d\{(\d+)/.exec(pattern.source)?.[1]
  if (digits) return '1'.repeat(Number(digits))
  return '样'.repeat(leastOf({ checks }, 1))
}

/** The least length that a text or an array may have. */
const leastOf = ({ checks = [] }: Pick<Definition, 'checks'>, otherwise: number): number =>
  Math.max(
    otherwise,
    ...checks
      .map(({ _zod }) => _zod.def)
      .map(({ check, minimum, length }) =>
        check === 'min_length' ? (minimum ?? 0) : check === 'length_equals' ? (length ?? 0) : 0,
      ),
  )

const numberFor = ({ checks = [] }: Definition): number =>
  Math.max(1, ...checks.map(({ _zod: { def } }) => (def.check === 'greater_than' ? (def.value ?? 0) : 0)))

/**
 * A least value that a schema takes: what is optional is left out, what may be null is null, and of a choice it is
 * the first. What it cannot guess (a check digit, a refinement) a service gives as an example.
 */
export function sampleOf(schema: Schema): unknown {
  const def = schema._zod.def
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape ?? {}).flatMap(([name, part]) => {
          const value = sampleOf(part)
          return value === undefined ? [] : [[name, value]]
        }),
      )
    case 'string':
      return textFor(def)
    case 'number':
    case 'int':
      return numberFor(def)
    case 'boolean':
      return false
    case 'enum':
      return Object.values(def.entries ?? {})[0]
    case 'literal':
      return def.values?.[0]
    case 'array':
      return Array.from({ length: leastOf(def, 0) }, () => sampleOf(def.element!))
    case 'record':
      return {}
    case 'nullable':
      return null
    case 'optional':
    case 'default':
    case 'prefault':
      return undefined
    case 'union':
      return sampleOf(def.options![0]!)
    case 'pipe':
      return sampleOf(def.in!)
    case 'lazy':
    case 'readonly':
    case 'nonoptional':
      return sampleOf(def.innerType!)
    default:
      throw new Error(`no sample of a ${def.type}: give an example`)
  }
}

/** A route's path with something of the right form in each of its places. */
export function samplePath(path: string, params: Schema | null, given: Record<string, string> = {}): string {
  const values = { ...(params ? (sampleOf(params) as Record<string, unknown>) : {}), ...given }
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name] ?? 'none')))
}
