import type { ContractRoute } from '@alliance/contracts'
import { problems } from '@alliance/contracts/problems'
import { declaredAnswer, routeOf } from './declared.ts'

export interface Received {
  status: number
  type: string
  body: unknown
}

/** Problems that the kit answers for any route; the others are a route's own, and it declares them by name. */
const ofTheKit = /^(request|route|resource|session|access|limit|idempotency|version|page|export|service)\./

/**
 * What in an answer is not as the contract says, or null. A 500 is never as it says: the tests of a service meet no
 * bug unseen.
 */
export function breachOf(
  contract: readonly ContractRoute[],
  method: string,
  path: string,
  { status, type, body }: Received,
): string | null {
  const route = routeOf(contract, method, path)
  const at = `${method} ${path} answered ${status}`
  if (!route) return status === 404 || status === 405 ? null : `${at}, and no contract declares the route`
  if (status === 500) return `${at}: a bug, see the log (${(body as { requestId?: string }).requestId})`
  const declared = declaredAnswer(route, status)
  if (!declared) {
    return `${at} ${JSON.stringify(body).slice(0, 200)}, which ${route.operationId} does not declare`
  }
  const contents = declared.content ?? {}
  const media = type.split(';')[0]!.trim()
  if (Object.keys(contents).length === 0)
    return body === '' ? null : `${at} with a body, and ${route.operationId} declares none`
  const content = contents[media]
  if (!content)
    return `${at} as ${media}, and ${route.operationId} declares ${Object.keys(contents).join(', ')}`
  if (!media.includes('json')) return null
  const parsed = content.schema.safeParse(body)
  if (!parsed.success)
    return `${at}, not of the declared form: ${JSON.stringify(parsed.error!.issues.slice(0, 3))}`
  return media === 'application/problem+json'
    ? undeclaredProblem(
        at,
        route,
        declared.description ?? '',
        body as { code: string; status: number },
        status,
      )
    : null
}

function undeclaredProblem(
  at: string,
  route: ContractRoute,
  description: string,
  problem: { code: string; status: number },
  status: number,
): string | null {
  if (!(problem.code in problems)) return `${at}: ${problem.code} is in no table of problems`
  if (problem.status !== status || problems[problem.code as keyof typeof problems].status !== status)
    return `${at}: ${problem.code} has another status`
  if (ofTheKit.test(problem.code) || description.includes(`\`${problem.code}\``)) return null
  return `${at}: ${route.operationId} does not declare ${problem.code}`
}
