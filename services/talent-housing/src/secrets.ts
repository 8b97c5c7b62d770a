import { fieldCipher } from '@alliance/service-kit'
import { env as bindings } from 'cloudflare:workers'
import type { Env } from './env.ts'

/** The cipher of this service's encrypted fields and the keyed hashes to find them by. */
export const cipher = fieldCipher((bindings as unknown as Env).FIELD_KEYS)
