import { z } from '@hono/zod-openapi'

/**
 * Every kind of id of the platform and its prefix. An id is `<prefix>_` and 26 letters and digits: a UUIDv7 in
 * Crockford base32, so that ids sort by the time they were made.
 */
export const idPrefixes = {
  account: 'acc',
  session: 'ses',
  grant: 'grt',
  partnerClient: 'pcl',
  clientKey: 'pck',
  organisation: 'org',
  site: 'sit',
  partyOrganisation: 'pty',
  edge: 'edg',
  coverage: 'cov',
  chain: 'chn',
  chainLink: 'lnk',
  allianceMember: 'mem',
  import: 'imp',
  event: 'evt',
  request: 'req',
  message: 'msg',
} as const
export type IdKind = keyof typeof idPrefixes

/** The schema of one kind of id. */
export const idOf = (kind: IdKind) =>
  z
    .string()
    .regex(new RegExp(`^${idPrefixes[kind]}_[0-9a-hjkmnp-tv-z]{26}$`), { error: 'id' })
    .openapi({ example: `${idPrefixes[kind]}_01jh2m8s0v6ze8mn8t9a3kq4wd` })
