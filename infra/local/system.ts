import type { D1Database } from '@cloudflare/workers-types'
import { mkdirSync, rmSync } from 'node:fs'
import type { Miniflare } from 'miniflare'
import { bundle, bundled } from '../bundle.ts'
import { allServices } from '../repository.ts'
import { readWranglerFile } from '../wrangler-file.ts'
import { everyMinute, matchesCron } from './cron.ts'
import { claimFolder, refuseInUse } from './folder.ts'
import { migrate } from './migrate.ts'
import { type Operator, operatorOf, operatorWorker } from './operator.ts'
import { startRuntime } from './runtime.ts'
import { localSecrets, type Secrets } from './secrets.ts'
import { databaseId, type Worker, workerOptions } from './worker-options.ts'

export interface LogLine {
  timestamp: number
  level: string
  message: string
}

export interface SystemOptions {
  /** The folder that keeps databases, files and secrets. One running system has it at a time. */
  persist: string
  /** The gateway's port; 0 takes a free one. */
  port: number
  host?: string
  /** Folder names under `services/`; all of them unless told. */
  services?: string[]
  /** Variables by service that stand instead of those in its `wrangler.jsonc`. */
  vars?: Record<string, Record<string, unknown>>
  /** Entrypoints reachable past the gateway, for tests that go behind it. */
  expose?: { service: string; entrypoint?: string }[]
  /** The Workers' code is in their `dist` already: many systems started from one build. */
  bundled?: boolean
  /** False keeps the minute timer still, for a test that fires cron itself. */
  cron?: boolean
  log?: (line: LogLine) => void
}

export interface System {
  /** Where the gateway answers. */
  url: string
  secrets: Secrets
  /** The migrations applied at this start, by service. */
  migrated: Record<string, string[]>
  /** Fires the scheduled handlers due at a minute, or all of them. */
  runCron(at?: Date): Promise<void>
  /** A service's database, to look behind the screen. */
  d1(service: string): Promise<D1Database>
  /** A service's Worker: `fetch`, `scheduled`, `queue` and its RPC methods. */
  worker(service: string): ReturnType<Miniflare['getWorker']>
  /** The address of an entrypoint named in `expose`. */
  direct(service: string, entrypoint?: string): Promise<string>
  stop(): Promise<void>
}

const gateway = 'gateway'

/** Runs every Worker of the platform in one workerd, with data kept on disk, as `npm start` and the tests do. */
export async function startSystem(options: SystemOptions): Promise<System> {
  const services = options.services ?? allServices()
  mkdirSync(options.persist, { recursive: true })
  const release = claimFolder(options.persist)
  try {
    const secrets = localSecrets(options.persist)
    const databases = databasesOf(services)
    const [workers, migrated] = await Promise.all([
      Promise.all(services.map((service) => readWorker(service, options, secrets))),
      migrate(options.persist, databases),
    ])
    return await serve(options, workers, databases, { secrets, migrated, release })
  } catch (error) {
    release()
    throw error
  }
}

function databasesOf(services: string[]): Record<string, string> {
  const found = services.map((service) => [service, readWranglerFile(service).d1_databases?.[0]] as const)
  return Object.fromEntries(found.flatMap(([service, d1]) => (d1 ? [[service, databaseId(d1)]] : [])))
}

async function readWorker(service: string, options: SystemOptions, secrets: Secrets): Promise<Worker> {
  const exposed = (options.expose ?? []).filter((each) => each.service === service)
  const sockets = exposed.map(({ entrypoint }) => ({ host: '127.0.0.1', port: 0, entrypoint }))
  const door = { host: options.host ?? '127.0.0.1', port: options.port }
  return {
    service,
    file: readWranglerFile(service),
    bundle: options.bundled ? bundled(service) : await bundle(service),
    values: { ...secrets[service], ...options.vars?.[service] },
    // A request to a direct socket meets no worker of Miniflare's, as it would at its own port.
    sockets: service === gateway ? [door, ...sockets] : sockets,
  }
}

interface Prepared {
  secrets: Secrets
  migrated: Record<string, string[]>
  release: () => void
}

async function serve(
  options: SystemOptions,
  workers: Worker[],
  databases: Record<string, string>,
  { secrets, migrated, release }: Prepared,
): Promise<System> {
  const running = new Set(workers.map(({ file }) => file.name))
  const all = [operatorWorker(databases), ...workers.map((worker) => workerOptions(worker, running))]
  const sendAgain = () => markLost(operatorOf(miniflare), Object.keys(databases))
  const miniflare: Miniflare = await startRuntime(options.persist, all, {
    handleStructuredLogs: options.log ?? (() => {}),
    unsafeHandleRuntimeRestart: sendAgain,
  })
  await sendAgain()

  const find = (service: string): Worker => {
    const worker = workers.find((each) => each.service === service)
    if (!worker) throw new Error(`the service ${service} is not started`)
    return worker
  }
  const runCron = async (at?: Date) => {
    const fire = async (name: string, cron: string) => {
      const worker = await miniflare.getWorker(name)
      await worker.scheduled({ scheduledTime: at ?? new Date(), cron })
    }
    const crons = workers.flatMap(({ file }) =>
      (file.triggers?.crons ?? []).map((cron) => ({ name: file.name, cron })),
    )
    const due = crons.filter(({ cron }) => !at || matchesCron(cron, at))
    await Promise.all(due.map(({ name, cron }) => fire(name, cron)))
  }
  const report = (error: unknown) =>
    options.log?.({ timestamp: Date.now(), level: 'error', message: `cron: ${String(error)}` })
  const stopCron =
    options.cron === false ? () => {} : everyMinute((minute) => void runCron(minute).catch(report))
  const direct = async (service: string, entrypoint?: string) =>
    (await miniflare.unsafeGetDirectURL(find(service).file.name, entrypoint)).origin

  return {
    url: workers.some(({ service }) => service === gateway) ? await direct(gateway) : '',
    secrets,
    migrated,
    runCron,
    d1: (service) => {
      const { file } = find(service)
      return miniflare.getD1Database(file.d1_databases![0]!.binding, file.name) as Promise<D1Database>
    },
    worker: (service) => miniflare.getWorker(find(service).file.name),
    direct,
    async stop() {
      stopCron()
      await miniflare.dispose()
      release()
    },
  }
}

/**
 * The local queue broker lives in memory, so what was handed to it before a stop may never have arrived: what was sent
 * in the last day and its consumer neither handled nor buried is sent again.
 */
async function markLost(operate: Operator, services: string[]): Promise<void> {
  const since = new Date(Date.now() - 24 * 3600 * 1000).toISOString()
  const ask = async (service: string, sql: string, ...values: unknown[]) => {
    const [rows] = await operate({ service, statements: [{ sql, values }] })
    return rows as Record<string, string>[]
  }
  const isOfKit = async (service: string) =>
    (await ask(service, `SELECT 1 FROM sqlite_schema WHERE name = 'outbox'`)).length > 0
  const edge = async (producer: string, consumer: string, sent: string[]) => {
    const lost = await ask(
      consumer,
      `SELECT value FROM json_each(?) WHERE value NOT IN (SELECT event_id FROM inbox)
        AND value NOT IN (SELECT event_id FROM dead_letter)`,
      JSON.stringify(sent),
    )
    if (lost.length === 0) return
    const ids = JSON.stringify(lost.map(({ value }) => value))
    await ask(
      producer,
      'UPDATE outbox SET sent_at = NULL WHERE sent_at > ? AND consumer = ? AND event_id IN (SELECT value FROM json_each(?))',
      since,
      consumer,
      ids,
    )
  }
  await Promise.all(
    services.map(async (producer) => {
      if (!(await isOfKit(producer))) return
      const sent = await ask(producer, 'SELECT consumer, event_id FROM outbox WHERE sent_at > ?', since)
      const edges = Map.groupBy(sent, ({ consumer }) => consumer!)
      // A consumer that does not run hears of it when it does.
      for (const [consumer, rows] of edges)
        if (services.includes(consumer))
          await edge(
            producer,
            consumer,
            rows.map(({ event_id: id }) => id!),
          )
    }),
  )
}

/** Forgets everything a system kept, unless it runs. */
export function removeData(persist: string): void {
  refuseInUse(persist)
  rmSync(persist, { recursive: true, force: true })
}
