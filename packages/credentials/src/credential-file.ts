import { literal, nullable, object, readJson, stop, text, type Read, type Reader } from '@alliance/evidence'
import type { Proof } from './document-parts.ts'
import { issuerReader, type IssuerDocument } from './issuer.ts'
import { badgeReader, type OpenBadge } from './open-badge.ts'
import { statusListReader, type StatusListCredential } from './status-list.ts'

/** A credential with all that is needed to check it without a network: the keys, and the list as of a day. */
export interface CredentialFile {
  kind: 'credential'
  version: 1
  credential: OpenBadge & { proof: Proof }
  /** The same credential as JSON Web Token. */
  token: string | null
  issuer: IssuerDocument
  statusList: (StatusListCredential & { proof: Proof }) | null
}

const proven =
  <T extends { proof?: Proof }>(reader: Reader<T>): Reader<T & { proof: Proof }> =>
  (value, at) => {
    const found = reader(value, at)
    return found.proof ? (found as T & { proof: Proof }) : stop(`${at}/proof`, 'missing')
  }

const file = object<CredentialFile>({
  kind: literal('credential'),
  version: literal(1),
  credential: proven(badgeReader),
  token: nullable(text(20_000, /^[\w-]+\.[\w-]+\.[\w-]+$/, 'JWT')),
  issuer: issuerReader,
  statusList: nullable(proven(statusListReader)),
})

export const parseCredential = (text: string): Read<CredentialFile> => readJson(file, text)
