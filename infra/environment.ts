import type { WranglerFile } from './wrangler-file.ts'

/** What differs between environments. One environment serves one zone. */
export interface Environment {
  /** The address people use. */
  baseUrl: string
  allowedOrigins: string
  /** Ids of the D1 databases, by service. */
  databases: Record<string, string>
  /** Variables by service beside those of its `wrangler.jsonc`. */
  vars: Record<string, Record<string, string>>
}

/**
 * A service's Worker configuration for an environment: its name, its neighbours', its queues, its buckets and its database carry
 * the environment's name, so that environments of one account do not meet.
 */
export function environmentConfig(file: WranglerFile, name: string, environment: Environment): WranglerFile {
  const own = (part: string) => `${part}-${name}`
  const known = { BASE_URL: environment.baseUrl, ALLOWED_ORIGINS: environment.allowedOrigins }
  const vars = Object.fromEntries(Object.entries(known).filter(([key]) => file.vars && key in file.vars))
  return {
    ...file,
    name: own(file.name),
    ...(file.vars ? { vars: { ...file.vars, ...vars, ...environment.vars[file.name] } } : {}),
    ...(file.services
      ? { services: file.services.map((bound) => ({ ...bound, service: own(bound.service) })) }
      : {}),
    ...(file.d1_databases
      ? {
          d1_databases: file.d1_databases.map((database) => ({
            ...database,
            database_name: own(database.database_name),
            database_id: environment.databases[file.name] ?? missing(file.name),
          })),
        }
      : {}),
    ...(file.r2_buckets
      ? {
          r2_buckets: file.r2_buckets.map((bucket) => ({ ...bucket, bucket_name: own(bucket.bucket_name) })),
        }
      : {}),
    ...(file.queues
      ? {
          queues: {
            ...(file.queues.producers
              ? { producers: file.queues.producers.map((edge) => ({ ...edge, queue: own(edge.queue) })) }
              : {}),
            ...(file.queues.consumers
              ? {
                  consumers: file.queues.consumers.map((edge) => ({
                    ...edge,
                    queue: inEnvironment(edge.queue, name),
                    ...(edge.dead_letter_queue
                      ? { dead_letter_queue: inEnvironment(edge.dead_letter_queue, name) }
                      : {}),
                  })),
                }
              : {}),
          },
        }
      : {}),
  }
}

/** Dead letters are told by the end of their queue's name, so the environment stands before it. */
const inEnvironment = (queue: string, name: string): string =>
  queue.endsWith('-dead') ? `${queue.slice(0, -'-dead'.length)}-${name}-dead` : `${queue}-${name}`

const missing = (service: string): never => {
  throw new Error(`the environment names no database for ${service}`)
}
