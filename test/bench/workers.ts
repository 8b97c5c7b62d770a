import { join } from 'node:path'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { bundleAll, type Bundle } from '@alliance/infra/bundle'
import { startRuntime } from '@alliance/infra/local/runtime'
import { localSecrets } from '@alliance/infra/local/secrets'
import { workerOptions } from '@alliance/infra/local/worker-options'
import { allServices } from '@alliance/infra/repository'
import { readWranglerFile } from '@alliance/infra/wrangler-file'

export interface WorkerCost {
  service: string
  bytes: number
  gzipBytes: number
  /** Time from the start of the runtime to the first answer, as a multiple of an empty worker's. */
  startRatio: number
}

const starts = 5
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

const bare = `import { WorkerEntrypoint } from 'cloudflare:workers'
export class GatewayEntrypoint extends WorkerEntrypoint { fetch() { return new Response('bare') } }
export default { fetch: () => new Response('bare') }`

/** Starts a runtime with this worker alone and asks it once; its neighbours are not there. */
async function startOnce(service: string, bundle: Bundle): Promise<number> {
  const persist = mkdtempSync(join(tmpdir(), 'alliance-start-'))
  const file = readWranglerFile(service)
  const entrypoint = service === 'gateway' ? undefined : 'GatewayEntrypoint'
  const neighbour = {
    config: {
      name: 'operator',
      compatibilityDate: file.compatibility_date,
      manifest: {
        mainModule: 'worker.js',
        modules: { 'worker.js': { type: 'esm' as const, contents: 'export default {}' } },
      },
    },
  }
  const worker = workerOptions(
    {
      service,
      file,
      bundle,
      values: localSecrets(persist)[service] ?? {},
      sockets: [{ host: '127.0.0.1', port: 0, entrypoint }],
    },
    new Set([file.name]),
  )
  const begun = performance.now()
  const runtime = await startRuntime(persist, [neighbour, worker], { handleStructuredLogs: () => {} })
  try {
    const { origin } = await runtime.unsafeGetDirectURL(file.name, entrypoint)
    await (await fetch(`${origin}/healthz`)).arrayBuffer()
    return performance.now() - begun
  } finally {
    await runtime.dispose()
    rmSync(persist, { recursive: true, force: true })
  }
}

/** Every worker's size, and its start beside that of an empty one, in turns. */
export async function measureWorkers(): Promise<WorkerCost[]> {
  const bundles = await bundleAll(allServices(), { minify: true })
  const times = new Map<string, { own: number[]; bare: number[] }>()
  for (let i = 0; i < starts; i++)
    for (const bundle of bundles) {
      const of = times.get(bundle.service) ?? { own: [], bare: [] }
      times.set(bundle.service, of)
      of.bare.push(await startOnce(bundle.service, { ...bundle, code: bare }))
      of.own.push(await startOnce(bundle.service, bundle))
    }
  return bundles.map(({ service, bytes, gzipBytes }) => {
    const of = times.get(service)!
    return { service, bytes, gzipBytes, startRatio: median(of.own) / median(of.bare) }
  })
}
