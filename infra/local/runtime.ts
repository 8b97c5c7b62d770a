import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Miniflare, MiniflareOptions } from 'miniflare'

const require = createRequire(import.meta.url)

/** A started workerd with the given Workers, its data under `persist`. */
export async function startRuntime(
  persist: string,
  workers: MiniflareOptions['workers'],
  more: Partial<MiniflareOptions> = {},
): Promise<Miniflare> {
  endWithThisProcess()
  // `import` would read all 5 MB of this CommonJS module twice more to find its exports: 0.3 s.
  const { Miniflare, Log, LogLevel } = require('miniflare') as typeof import('miniflare')
  const miniflare = new Miniflare({
    host: '127.0.0.1',
    port: 0,
    cf: false,
    log: new Log(LogLevel.NONE),
    enableDevRegistry: false,
    // Where `wrangler --local --persist-to <persist>` looks.
    resourcePersistencePath: join(persist, 'v3'),
    ...more,
    workers,
  })
  await miniflare.ready
  return miniflare
}

function endWithThisProcess(): void {
  if (process.platform === 'win32' || process.env.ALLIANCE_WORKERD) return
  const requireInMiniflare = createRequire(require.resolve('miniflare'))
  process.env.ALLIANCE_WORKERD = (requireInMiniflare('workerd') as { default: string }).default
  process.env.MINIFLARE_WORKERD_PATH = fileURLToPath(new URL('workerd.sh', import.meta.url))
}
