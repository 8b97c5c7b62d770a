import { z } from '@hono/zod-openapi'
import { idPrefixes, type IdKind } from './id-prefixes.ts'

export * from './id-prefixes.ts'

/** The schema of one kind of id. */
export const idOf = (kind: IdKind) =>
  z
    .string()
    .regex(new RegExp(`^${idPrefixes[kind]}_[0-9a-hjkmnp-tv-z]{26}$`), { error: 'id' })
    .openapi({ example: `${idPrefixes[kind]}_01jh2m8s0v6ze8mn8t9a3kq4wd` })
