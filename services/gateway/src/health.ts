import type { Readiness } from '@alliance/contracts/gateway'
import { boundServices, type Env } from './env.ts'

type State = Readiness['services'][number]

async function ask(name: string, ready: () => Promise<{ version: string }>): Promise<State> {
  const begun = Date.now()
  try {
    const { version } = await ready()
    return { name, status: 'ok', version, latencyMs: Date.now() - begun }
  } catch {
    return { name, status: 'down', version: null, latencyMs: Date.now() - begun }
  }
}

/** Whether every service and its database answer. The gateway itself is first in the list. */
export async function readiness(env: Env): Promise<Readiness> {
  const own: State = { name: 'gateway', status: 'ok', version: env.VERSION?.id || 'local', latencyMs: 0 }
  const others = await Promise.all(
    Object.entries(boundServices).map(([name, service]) => ask(name, () => service(env).ready())),
  )
  const services = [own, ...others]
  return { status: services.every(({ status }) => status === 'ok') ? 'ready' : 'degraded', services }
}
