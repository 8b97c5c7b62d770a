import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi'
import type { ContractRoute } from './kit/route.ts'
import { basePath, serviceNames, services } from './services.ts'

const keyed = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: true,
  description: 'A fresh random value for each intended change; repeat it to repeat the request safely.',
  schema: { type: 'string' as const, minLength: 8, maxLength: 100 },
}
const versioned = {
  name: 'If-Match',
  in: 'header' as const,
  required: true,
  description: 'The ETag of the version that was read.',
  schema: { type: 'string' as const },
}

/** The whole API as one OpenAPI 3.1 document, from the contracts alone. */
export function buildDocument() {
  const app = new OpenAPIHono()
  const registry = app.openAPIRegistry
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'session',
    description: 'A person’s session, set by the sign-in routes.',
  })
  registry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'A partner client’s access token, from `/oauth2/token`.',
  })
  for (const service of serviceNames)
    for (const route of services[service])
      registry.registerPath({ ...forDocument(route), path: basePath(service) + route.path })
  return app.getOpenAPI31Document(
    {
      openapi: '3.1.0',
      info: {
        title: 'Chain Alliance 产业社区“链”盟',
        version: '1.0.0',
        description:
          'Membership, events, training, talent housing, funds, service desk and reporting of an industry-chain alliance.',
        license: { name: 'Proprietary', url: 'https://spdx.org/licenses/LicenseRef-Proprietary' },
      },
      servers: [{ url: '/', description: 'This installation' }],
    },
    { sortComponents: 'alphabetically' },
  )
}

/** What the document shows of a route: its rules become headers and extensions. */
function forDocument(route: ContractRoute): RouteConfig {
  const { access: _, writes, ...rest } = route as ContractRoute & Record<string, unknown>
  const header = writes === 'keyed' ? keyed : writes === 'versioned' ? versioned : null
  return { ...(rest as RouteConfig), ...(header ? { parameters: [header] } : {}) }
}
