import { concat, sha256, type Bytes } from '@alliance/evidence'
import { canonicalQuads } from './canonical-quads.ts'
import type { Proof } from './document-parts.ts'
import { keyIn, methodId, type Issuer, type IssuerDocument } from './issuer.ts'
import { ED25519, isBy, type SigningKey } from './keys.ts'
import { fromBase58, toBase58 } from './text-encodings.ts'

interface Provable {
  '@context': readonly string[]
  proof?: Proof
}

/** What is signed: the hash of the proof's own statements, then the hash of the document's. */
async function toSign(document: Provable, { proofValue: _, ...options }: Proof): Promise<Bytes> {
  const { proof: __, ...unsigned } = document
  const [proof, content] = await Promise.all(
    [{ '@context': document['@context'], ...options }, unsigned].map(async (part) =>
      sha256(await canonicalQuads(part)),
    ),
  )
  return concat(proof!, content!)
}

/** Signs a document as Data Integrity's `eddsa-rdfc-2022` asks. */
export async function withProof<T extends Provable>(
  document: T,
  issuer: Issuer,
  { name, key }: SigningKey,
  created: string,
): Promise<T & { proof: Proof }> {
  const proof: Proof = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created,
    verificationMethod: methodId(issuer, name),
    proofPurpose: 'assertionMethod',
    proofValue: '',
  }
  const signature = await crypto.subtle.sign(ED25519, key, await toSign(document, proof))
  return { ...document, proof: { ...proof, proofValue: `z${toBase58(new Uint8Array(signature))}` } }
}

/** `unknown_key` when the issuer makes no assertions with the key that is named. */
export async function proofHolds(
  document: Provable & { proof: Proof },
  issuer: IssuerDocument,
): Promise<'holds' | 'unknown_key' | 'broken'> {
  const { proof } = document
  const jwk = keyIn(issuer, proof.verificationMethod)
  if (jwk?.kty !== 'OKP') return 'unknown_key'
  const signature = fromBase58(proof.proofValue.slice(1))
  if (signature?.length !== 64) return 'broken'
  return (await isBy(jwk, signature, await toSign(document, proof))) ? 'holds' : 'broken'
}
