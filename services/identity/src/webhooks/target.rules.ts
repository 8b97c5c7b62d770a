import type { FieldProblemCode } from '@alliance/contracts/problems'

/** Names that stand for a machine or a network of one's own (RFC 6761, RFC 6762, RFC 8375, ICANN's `internal`). */
const internal = [
  'localhost',
  'local',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'arpa',
  'test',
  'invalid',
  'onion',
]
/** Public names that answer with whatever address is written into them. */
const telling = ['nip.io', 'sslip.io', 'xip.io', 'localtest.me', 'lvh.me']

const below = (host: string, names: readonly string[]): boolean =>
  names.some((name) => host === name || host.endsWith(`.${name}`))

/** Several labels, the last of which is no number: so no address in any notation, which `URL` writes as digits. */
const name = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/

/**
 * What is wrong with the address of a webhook, or null. It is asked when the address is entered and each time
 * something is sent there, since the rules may have grown.
 *
 * @param own our own address, which is not told of itself
 * @param local on a local start: an `http` address on this machine is taken too
 */
export function faultOfTarget(
  address: string,
  { own, local }: { own: string; local: boolean },
): FieldProblemCode | null {
  if (!URL.canParse(address)) return 'format'
  const url = new URL(address)
  if (local && url.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname)) return null
  if (url.protocol !== 'https:') return 'url.https'
  if (url.username !== '' || url.password !== '' || url.port !== '' || url.hash !== '') return 'url.extra'
  const host = url.hostname
  if (!name.test(host) || below(host, internal) || below(host, telling)) return 'url.host'
  return host === new URL(own).hostname ? 'url.host' : null
}
