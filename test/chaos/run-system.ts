/**
 * A system in a process of its own, for tests that kill it: `run-system.ts <folder> <port> [<service>]`. It tells where
 * the gateway answers, and behind it where that service does.
 */
import { startSystem } from '@alliance/infra/local/system'

const [persist, port, service] = process.argv.slice(2)
const entrypoint = 'GatewayEntrypoint'
const system = await startSystem({
  persist: persist!,
  port: Number(port),
  bundled: true,
  vars: { gateway: { LIMIT_FACTOR: '100' } },
  expose: service ? [{ service, entrypoint }] : [],
})
console.log(`ready ${system.url} ${service ? await system.direct(service, entrypoint) : ''}`)
