/** A system in a process of its own, for tests that kill it: `run-system.ts <folder> <port>`. */
import { startSystem } from '@alliance/infra/local/system'

const [persist, port] = process.argv.slice(2)
const system = await startSystem({
  persist: persist!,
  port: Number(port),
  vars: { gateway: { LIMIT_FACTOR: '100' } },
})
console.log(`ready ${system.url}`)
