import { dirname, join } from 'node:path'
import type { WorkerOptions } from 'miniflare'
import type { Bundle } from '../bundle.ts'
import { serviceFolder } from '../repository.ts'
import type { WranglerFile } from '../wrangler-file.ts'

type Bindings = NonNullable<WorkerOptions['config']['env']>
type Triggers = NonNullable<WorkerOptions['config']['triggers']>
export type DirectSocket = NonNullable<NonNullable<WorkerOptions['dev']>['unsafeDirectSockets']>[number]

export interface Worker {
  service: string
  file: WranglerFile
  bundle: Pick<Bundle, 'path' | 'code'> | undefined
  /** Variables and secrets that stand beside, or instead of, those of the file. */
  values: Record<string, unknown>
  sockets: DirectSocket[]
}

/** One Worker for Miniflare, with the bindings its `wrangler.jsonc` names. */
export function workerOptions(worker: Worker, running: Set<string>): WorkerOptions {
  const { service, file, bundle } = worker
  const folder = serviceFolder(service)
  return {
    config: {
      name: file.name,
      compatibilityDate: file.compatibility_date,
      compatibilityFlags: file.compatibility_flags ?? [],
      manifest: bundle ? module(bundle.code, dirname(bundle.path)) : module('export default {}'),
      env: { ...resources(file), ...services(file, running), ...values({ ...file.vars, ...worker.values }) },
      triggers: triggers(file),
      assets: file.assets && {
        directory: join(folder, file.assets.directory),
        hasUserWorker: bundle !== undefined,
        htmlHandling: file.assets.html_handling,
        notFoundHandling: file.assets.not_found_handling,
      },
    },
    dev: { rootPath: folder, unsafeDirectSockets: worker.sockets },
  }
}

const module = (contents: string, modulesRoot?: string): WorkerOptions['config']['manifest'] => ({
  mainModule: 'worker.js',
  modulesRoot,
  modules: { 'worker.js': { type: 'esm', contents } },
})

/** The id wrangler's local commands use, so that `--local` opens the same database. */
export const databaseId = (database: { binding: string; database_id?: string }): string =>
  database.database_id ?? database.binding

function resources(file: WranglerFile): Bindings {
  const bindings: Bindings = {}
  for (const database of file.d1_databases ?? [])
    bindings[database.binding] = { type: 'd1', id: databaseId(database), name: database.database_name }
  for (const { binding, queue } of file.queues?.producers ?? [])
    bindings[binding] = { type: 'queue', name: queue }
  for (const { binding, bucket_name } of file.r2_buckets ?? [])
    bindings[binding] = { type: 'r2', name: bucket_name }
  for (const { name, namespace_id, simple } of file.ratelimits ?? [])
    bindings[name] = { type: 'rate-limit', namespace: namespace_id, simple }
  if (file.version_metadata) bindings[file.version_metadata.binding] = { type: 'version-metadata' }
  if (file.assets?.binding) bindings[file.assets.binding] = { type: 'assets' }
  return bindings
}

/** The operator stands in for a neighbour that is not started, so that the others can start. */
function services(file: WranglerFile, running: Set<string>): Bindings {
  const bindings: Bindings = {}
  for (const { binding, service, entrypoint } of file.services ?? [])
    bindings[binding] = running.has(service)
      ? { type: 'worker', worker: service, exportName: entrypoint }
      : { type: 'worker', worker: 'operator' }
  return bindings
}

function values(all: Record<string, unknown>): Bindings {
  const bindings: Bindings = {}
  for (const [name, value] of Object.entries(all))
    bindings[name] =
      typeof value === 'string' ? { type: 'text', value } : { type: 'json', value: value as never }
  return bindings
}

function triggers(file: WranglerFile): Triggers {
  const crons = file.triggers?.crons ?? []
  return [
    ...crons.map((schedule) => ({ type: 'scheduled' as const, schedule })),
    ...(file.queues?.consumers ?? []).map((consumer) => ({
      type: 'queue' as const,
      name: consumer.queue,
      maxBatchSize: consumer.max_batch_size,
      maxBatchTimeout: consumer.max_batch_timeout,
      maxRetries: consumer.max_retries,
      retryDelay: consumer.retry_delay,
      deadLetterQueue: consumer.dead_letter_queue,
    })),
  ]
}
