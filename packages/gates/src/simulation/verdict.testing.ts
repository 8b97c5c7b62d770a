import { merge, type Merged } from '../merge.ts'
import type { Device } from './device.testing.ts'
import type { Random } from './random.testing.ts'
import type { Server } from './server.testing.ts'

interface Outcome {
  server: Server
  devices: readonly Device[]
  /** `<device> <subject>` of each green light. */
  lit: readonly string[]
  random: Random
  fail: (what: string) => never
}

/** What must be true when everyone has handed in. */
export function verdict({ server, devices, lit, random, fail }: Outcome): Merged {
  const { capacity } = server.account
  const logs = devices.flatMap(({ durable }) => durable.log)
  if (logs.length !== server.entries.size || !logs.every(({ hash }) => server.entries.has(hash)))
    fail('the server’s entries are not the devices’')
  const kept = new Set(
    logs.flatMap((entry) => (entry.kind === 'scan' ? [`${entry.deviceId} ${entry.subject}`] : [])),
  )
  for (const light of lit) if (!kept.has(light)) fail(`a scan was lost: ${light}`)
  const merged = merge(logs)
  if (merged.admitted.length > capacity) fail(`${merged.admitted.length} admitted, capacity ${capacity}`)
  if (server.excess > 0) fail('someone was admitted without an entry')
  if (server.account.admitted !== merged.admitted.length) fail('the account and the merge differ')
  if (server.account.reserved > 0) fail(`${server.account.reserved} entries never came back`)
  const state = JSON.stringify(merged)
  for (let order = 0; order < 3; order += 1) {
    const again = [...random.shuffled(logs), ...logs.filter(() => random.chance(0.3))]
    if (JSON.stringify(merge(random.shuffled(again))) !== state) fail('the order of merging matters')
  }
  return merged
}
