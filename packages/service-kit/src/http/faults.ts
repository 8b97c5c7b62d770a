import { fieldProblems, type FieldProblemCode } from '@alliance/contracts'
import type { z } from '@hono/zod-openapi'
import type { Fault } from '../problem.ts'

type Issue = z.core.$ZodIssue

/** One step of a JSON pointer (RFC 6901). */
const step = (part: PropertyKey): string => '/' + String(part).replaceAll('~', '~0').replaceAll('/', '~1')

/**
 * Zod's issues as faults of ours. A schema gives a code of its own with `error: '<code>'` or, in a refinement,
 * `params: { code }`. Zod's messages are never shown: its locale is global to an isolate, a request's is not.
 *
 * With the `input` at hand, a choice that was left out is told from one that does not exist.
 */
export function faultsOf(issues: readonly Issue[], prefix = '', input?: unknown): Fault[] {
  return issues.flatMap((issue) => {
    const value = valueAt(input, issue.path)
    const place = prefix + issue.path.map(step).join('')
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ pointer: place + step(key), code: 'unknown_field' as const }))
    if (issue.code === 'invalid_union') {
      const closest = [...issue.errors].sort((a, b) => a.length - b.length)[0]
      if (closest?.length && (input === undefined || value !== undefined))
        return faultsOf(closest, place, value)
    }
    const isMissing = input !== undefined && value === undefined && missable.includes(issue.code)
    return [{ pointer: place || '/', code: isMissing ? 'required' : codeOf(issue) }]
  })
}

const missable: Issue['code'][] = ['invalid_type', 'invalid_value', 'invalid_union']

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, part) =>
      value !== null && typeof value === 'object' ? value[part as keyof typeof value] : undefined,
    input,
  )

const isOurs = (code: unknown): code is FieldProblemCode => typeof code === 'string' && code in fieldProblems

function codeOf(issue: Issue): FieldProblemCode {
  if (isOurs(issue.message)) return issue.message
  switch (issue.code) {
    case 'custom':
      return isOurs(issue.params?.code) ? issue.params.code : 'format'
    case 'invalid_type':
      return issue.input === undefined && /undefined|required/i.test(issue.message) ? 'required' : 'type'
    case 'too_small':
      return 'too_small'
    case 'too_big':
      return 'too_big'
    case 'invalid_value':
      return 'option'
    case 'invalid_union':
      return 'type'
    default:
      return 'format'
  }
}
