import { readdirSync } from 'node:fs'
import { roleNames, roles, type ContractRoute, type Permission, type Role } from '@alliance/contracts'
import { basePath, serviceNames, services, type ServiceName } from '@alliance/contracts/services'
import { operationsBench } from './operations.ts'
import type { Bench, Sample, Sampler } from './sample.ts'
import type { Answered, Cost, World } from './world.ts'

/** A request as it is measured at both sizes. */
export interface Plan {
  service: ServiceName
  name: string
  route: ContractRoute
  sampler: Sampler
}

export interface Measured extends Cost {
  status: number
  returned: number
}

export async function readBenches(): Promise<Bench[]> {
  const files = readdirSync(new URL('samples/', import.meta.url)).filter((name) => name.endsWith('.ts'))
  const own = await Promise.all(
    files.map(
      async (name) =>
        (
          (await import(/* @vite-ignore */ new URL(`samples/${name}`, import.meta.url).href)) as {
            default: Bench
          }
        ).default,
    ),
  )
  return [...own, ...serviceNames.filter((service) => service !== 'gateway').map(operationsBench)]
}

/**
 * Every route of the contract with its samples, reads first; of a part of the benches, what they have samples for.
 *
 * @throws Error that names the operations without a sample, and the samples without an operation
 */
export function plansOf(benches: Bench[], part = false): Plan[] {
  const missing: string[] = []
  const left = new Set(
    benches.flatMap(({ service, samples }) => Object.keys(samples).map((name) => `${service} ${name}`)),
  )
  const plans = serviceNames.flatMap((service) =>
    services[service].flatMap((route) => {
      const samplers = benches
        .filter((bench) => bench.service === service)
        .flatMap(({ samples }) => Object.entries(samples))
        .filter(([name]) => name.split(',')[0] === route.operationId)
      if (samplers.length === 0 && !part) missing.push(`${service} ${route.operationId}`)
      for (const [name] of samplers) left.delete(`${service} ${name}`)
      return samplers.map(([name, sampler]) => ({ service, name, route, sampler }))
    }),
  )
  if (missing.length > 0)
    throw new Error(`no sample request in test/bench/samples for: ${missing.join(', ')}`)
  if (left.size > 0) throw new Error(`no contract declares: ${[...left].join(', ')}`)
  const isRead = ({ route }: Plan) => route.method === 'get'
  return [...plans.filter(isRead), ...plans.filter((plan) => !isRead(plan))]
}

const holderOf = (permission: Permission): Role => {
  const holder = roleNames.find((role) =>
    (roles[role].permissions as readonly Permission[]).includes(permission),
  )
  if (!holder) throw new Error(`no role has ${permission}`)
  return holder
}

async function cookieFor(
  world: World,
  { access }: ContractRoute,
  sample: Sample,
): Promise<string | undefined> {
  if (sample.cookie !== undefined) return sample.cookie
  if (sample.as) return world.cookieOf(sample.as)
  if (sample.as === null || access.kind === 'public') return undefined
  return world.cookieOf(access.kind === 'permission' ? holderOf(access.permission) : 'alliance_secretary')
}

const returnedIn = ({ body, status, headers }: Answered): number => {
  if (status >= 300 || status === 204) return 0
  if (typeof body === 'string')
    return (headers.get('content-type') ?? '').startsWith('text/csv') ? body.trim().split('\n').length - 1 : 1
  const { items, links, members } = body as { items?: unknown[]; links?: unknown[]; members?: unknown[] }
  return (items ?? links ?? members)?.length ?? 1
}

/** Sends the request to the gateway, which knows its sender already, and gives what it cost. */
export async function measure(world: World, { service, name, route, sampler }: Plan): Promise<Measured> {
  const sample = await sampler(world)
  const cookie = await cookieFor(world, route, sample)
  const path = route.path.replace(/\{(\w+)\}/g, (_, param: string) =>
    encodeURIComponent(sample.params![param]!),
  )
  const query = new URLSearchParams(sample.query).toString()
  const { body, raw, version } = sample
  // The gateway asks identity who this is, and remembers it for what follows.
  if (cookie) await world.send('GET', '/api/v1/identity/who', { cookie })
  const answered = await world.send(
    route.method.toUpperCase(),
    basePath(service) + path + (query ? `?${query}` : ''),
    { cookie, body, raw, version },
  )
  const success = Object.keys(route.responses).find((status) => status.startsWith('2'))
  if (answered.status !== (sample.expect ?? Number(success)))
    throw new Error(
      `${service} ${name} answered ${answered.status} ${JSON.stringify(answered.body).slice(0, 400)}`,
    )
  return {
    ...(answered.cost ?? { trips: 0, read: 0, written: 0 }),
    status: answered.status,
    returned: returnedIn(answered),
  }
}
