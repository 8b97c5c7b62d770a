import type { Schemas } from '@alliance/client'

export type FieldProblem = Schemas['FieldProblem']

/** The platform said no, and why (RFC 9457). */
export class Refusal extends Error {
  readonly problem: Schemas['Problem']

  constructor(problem: Schemas['Problem']) {
    super(problem.title)
    this.problem = problem
  }
}

/** No answer came: the network is away, or the answer was cut off. What was asked may or may not have happened. */
export class Unreachable extends Error {}

export const isRefusal = (error: unknown, code: string): error is Refusal =>
  error instanceof Refusal && error.problem.code === code

interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

/** The body of an answer, or a `Refusal` or `Unreachable` thrown. */
export async function settled<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new Unreachable('no answer', { cause })
  })
  if (response.ok) return data as T
  throw new Refusal(isProblem(error) ? error : unexplained(response))
}

export const isProblem = (body: unknown): body is Schemas['Problem'] =>
  typeof body === 'object' && body !== null && 'code' in body && 'title' in body

/** A refusal that did not come from the platform itself, such as a proxy's error page. */
export const unexplained = (response: Response): Schemas['Problem'] => ({
  type: 'about:blank',
  title: `HTTP ${response.status}`,
  status: response.status,
  code: 'service.unexplained',
  requestId: response.headers.get('x-request-id') ?? '',
})
