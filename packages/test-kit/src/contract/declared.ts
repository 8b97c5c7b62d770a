import type { ContractRoute } from '@alliance/contracts'

/** What the suites need to know of a zod schema. */
export interface Schema {
  safeParse(input: unknown): {
    success: boolean
    error?: { issues: { path: PropertyKey[]; message: string; code?: string }[] }
  }
  _zod: { def: Definition }
}

/** The parts of a schema's definition that the walkers look at. */
export interface Definition {
  type: string
  shape?: Record<string, Schema>
  catchall?: Schema
  element?: Schema
  innerType?: Schema
  valueType?: Schema
  in?: Schema
  options?: Schema[]
  items?: Schema[]
  values?: unknown[]
  entries?: Record<string, unknown>
  format?: string
  checks?: {
    _zod: {
      def: {
        check: string
        minimum?: number
        length?: number
        value?: number
        format?: string
        pattern?: RegExp
      }
    }
  }[]
}

interface Content {
  content?: Record<string, { schema: Schema }>
  description?: string
}

export const declaredAnswer = (route: ContractRoute, status: number): Content | undefined =>
  route.responses[String(status)] as unknown as Content | undefined
export const successOf = (route: ContractRoute): number =>
  Number(Object.keys(route.responses).find((status) => status.startsWith('2')))
export const bodyTypes = (route: ContractRoute): string[] => Object.keys(route.request?.body?.content ?? {})
export const bodySchema = (route: ContractRoute): Schema | null =>
  (route.request?.body?.content as unknown as Content['content'])?.['application/json']?.schema ?? null
export const paramsSchema = (route: ContractRoute): Schema | null =>
  (route.request?.params as unknown as Schema | undefined) ?? null
export const querySchema = (route: ContractRoute): Schema | null =>
  (route.request?.query as unknown as Schema | undefined) ?? null
export const nameOf = (route: ContractRoute): string => `${route.method.toUpperCase()} ${route.path}`
export const isPage = (route: ContractRoute): boolean =>
  'nextCursor' in (declaredAnswer(route, 200)?.content?.['application/json']?.schema._zod.def.shape ?? {})
export const isExport = (route: ContractRoute): boolean => route.path.endsWith('/export')

/** The declared route that takes a request; one without parameters before one with them. */
export function routeOf(
  contract: readonly ContractRoute[],
  method: string,
  path: string,
): ContractRoute | undefined {
  const takes = ({ path: template }: ContractRoute) =>
    new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path)
  return contract
    .filter((route) => route.method.toUpperCase() === method && takes(route))
    .sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0]
}

/** Every object of a schema, with its place, however deep. */
export function objectsIn(schema: Schema, place = ''): { place: string; strict: boolean }[] {
  const def = schema._zod.def
  const inner = [
    def.element,
    def.innerType,
    def.valueType,
    def.in,
    ...(def.options ?? []),
    ...(def.items ?? []),
  ].flatMap((part) => (part ? objectsIn(part, place) : []))
  if (def.type !== 'object') return inner
  const own = { place: place || '/', strict: def.catchall?._zod.def.type === 'never' }
  return [
    own,
    ...Object.entries(def.shape ?? {}).flatMap(([name, part]) => objectsIn(part, `${place}/${name}`)),
  ]
}
