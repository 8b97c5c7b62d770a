import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serviceFolder } from './repository.ts'

export interface QueueConsumer {
  queue: string
  max_batch_size?: number
  max_batch_timeout?: number
  max_retries?: number
  retry_delay?: number
  dead_letter_queue?: string
}

/** The part of a `wrangler.jsonc` that this repository uses. */
export interface WranglerFile {
  name: string
  main?: string
  compatibility_date: string
  compatibility_flags?: string[]
  vars?: Record<string, unknown>
  d1_databases?: { binding: string; database_name: string; database_id?: string; migrations_dir?: string }[]
  queues?: { producers?: { binding: string; queue: string }[]; consumers?: QueueConsumer[] }
  services?: { binding: string; service: string; entrypoint?: string }[]
  r2_buckets?: { binding: string; bucket_name: string }[]
  triggers?: { crons?: string[] }
  assets?: {
    directory: string
    binding?: string
    html_handling?: 'auto-trailing-slash' | 'force-trailing-slash' | 'drop-trailing-slash' | 'none'
    not_found_handling?: 'none' | 'single-page-application' | '404-page'
  }
  version_metadata?: { binding: string }
  ratelimits?: { name: string; namespace_id: string; simple: { limit: number; period: 10 | 60 } }[]
  env?: Record<string, Partial<WranglerFile>>
}

/** Keys that matter only to a deployment. */
const forDeployment = [
  '$schema',
  'env',
  'observability',
  'workers_dev',
  'preview_urls',
  'routes',
  'route',
  'account_id',
  'upload_source_maps',
  'no_bundle',
  'placement',
  'limits',
  'logpush',
  'minify',
]

const understood = [
  'name',
  'main',
  'compatibility_date',
  'compatibility_flags',
  'vars',
  'd1_databases',
  'queues',
  'services',
  'r2_buckets',
  'triggers',
  'assets',
  'version_metadata',
  'ratelimits',
]

/** JSON with `//` and block comments and trailing commas, as wrangler reads it. */
export function parseJsonc<T>(text: string): T {
  const string = '("(?:[^"\\\\]|\\\\.)*")'
  const keepString = (_: string, quoted?: string) => quoted ?? ''
  const bare = text.replace(new RegExp(`${string}|//[^\\n]*|/\\*[^]*?\\*/`, 'g'), keepString)
  return JSON.parse(bare.replace(new RegExp(`${string}|,(?=\\s*[}\\]])`, 'g'), keepString)) as T
}

/** Reads a service's `wrangler.jsonc`; refuses a key that local start does not know, so that none is lost silently. */
export function readWranglerFile(service: string): WranglerFile {
  const path = join(serviceFolder(service), 'wrangler.jsonc')
  const file = parseJsonc<WranglerFile>(readFileSync(path, 'utf8'))
  const unknown = Object.keys(file).filter((key) => !understood.includes(key) && !forDeployment.includes(key))
  if (unknown.length > 0)
    throw new Error(`services/${service}/wrangler.jsonc: local start does not know ${unknown.join(', ')}`)
  return file
}
