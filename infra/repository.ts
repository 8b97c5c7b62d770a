import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

export const serviceFolder = (service: string): string => join(root, 'services', service)

/** Every folder of `services/` that holds a Worker, in alphabetical order. */
export const allServices = (): string[] =>
  readdirSync(join(root, 'services'))
    .filter((name) => existsSync(join(serviceFolder(name), 'wrangler.jsonc')))
    .toSorted()
