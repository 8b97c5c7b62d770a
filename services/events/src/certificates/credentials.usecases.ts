import type { Bilingual } from '@alliance/contracts'
import type { CredentialFile } from '@alliance/contracts/events'
import {
  openBadge,
  statusList,
  tokenOf,
  withProof,
  type Certified,
  type IssuerDocument,
  type PublicJwk,
} from '@alliance/credentials'
import { Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { reachOrNone } from '../reach.ts'
import { asRow, columns, own, within } from './certificates.queries.ts'
import { achievementTypes, asCertificate, placeOf, serialsOf, statusOf } from './certificates.rules.ts'
import type { CertificateRow } from './certificates.table.ts'
import { listUrl, signer, verifyUrl, type Signer } from './keys.ts'

const both = ({ zh, en }: Bilingual) => (zh === en ? zh : `${zh} / ${en}`)
const day = 24 * 3_600_000

function certified(row: CertificateRow, { issuer }: Signer, disclosed: boolean): Certified {
  const { number } = asCertificate(row)
  return {
    id: verifyUrl(issuer, number),
    number,
    subject: row.subject,
    recipient: { name: row.holder, disclosed, salt: row.salt },
    achievement: {
      type: achievementTypes[row.kind],
      name: both(row.title),
      description: both(row.description),
      criteria: both(row.criteria),
    },
    issuer,
    validFrom: row.issuedAt,
    status: statusOf(listUrl(issuer), row.serial),
  }
}

/** A list, signed as of now: the serials of its own that were revoked. */
async function signedList(ctx: Context, { issuer, keys }: Signer, list: number, revoked: readonly number[]) {
  const unsigned = await statusList(issuer, {
    id: listUrl(issuer)(list),
    revoked: revoked.map((serial) => placeOf(serial).index),
    validFrom: ctx.now,
    validUntil: new Date(Date.parse(ctx.now) + day).toISOString(),
  })
  return withProof(unsigned, issuer, keys.integrity, ctx.now)
}

/** One’s own certificate, or one within a reach, as file that is checked without us. */
export async function take(ctx: Context, id: string, name: 'hashed' | 'plain'): Promise<CredentialFile> {
  const [found] = await ctx.db.all<Record<string, unknown>>(sql`SELECT ${columns},
      (SELECT json_group_array(r.serial) FROM certificate r WHERE r.revoked_at IS NOT NULL
        AND r.serial > ((c.serial - 1) / 131072) * 131072 AND r.serial <= ((c.serial - 1) / 131072 + 1) * 131072) AS revoked
    FROM certificate c WHERE c.id = ${id} AND (${within(reachOrNone(ctx, 'certificate:read'))} OR ${own(ctx)})`)
  if (!found) throw new Problem('resource.not_found')
  const row = asRow(found)
  if (row.revokedAt !== null) throw new Problem('certificate.revoked')
  const signing = await signer()
  const { issuer, keys, document } = signing
  const badge = await openBadge(certified(row, signing, name === 'plain'))
  const { list } = placeOf(row.serial)
  return {
    kind: 'credential',
    version: 1,
    credential: await withProof(badge, issuer, keys.integrity, row.issuedAt),
    token: await tokenOf(badge, issuer, keys.token),
    issuer: document,
    statusList: await signedList(ctx, signing, list, JSON.parse(found.revoked as string) as number[]),
  }
}

export const issuer = async (): Promise<IssuerDocument> => (await signer()).document

/** A key of the issuer by its name, by itself. */
export async function issuerKey(name: string): Promise<PublicJwk> {
  const { document } = await signer()
  const method = document.verificationMethod.find(({ id }) => id === `${document.id}#${name}`)
  if (method?.type !== 'JsonWebKey') throw new Problem('resource.not_found')
  return method.publicKeyJwk
}

/** A list that has a certificate, signed now. */
export async function revocations(ctx: Context, list: number) {
  const [first, last] = serialsOf(list)
  const [row] = await ctx.db.all<{ known: number; revoked: string }>(sql`
    SELECT ${list} = 1 OR EXISTS (SELECT 1 FROM certificate WHERE serial >= ${first}) AS known,
      (SELECT json_group_array(serial) FROM certificate
        WHERE revoked_at IS NOT NULL AND serial BETWEEN ${first} AND ${last}) AS revoked`)
  if (row!.known !== 1) throw new Problem('resource.not_found')
  return signedList(ctx, await signer(), list, JSON.parse(row!.revoked) as number[])
}
