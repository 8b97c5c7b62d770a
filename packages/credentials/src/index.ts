export { parseCredential, type CredentialFile } from './credential-file.ts'
export { proofHolds, withProof } from './data-integrity.ts'
export {
  fingerprintOf,
  issuerDocument,
  keyIn,
  tokenKeyUrl,
  type Issuer,
  type IssuerDocument,
} from './issuer.ts'
export { newKeys, signingKey, type PublicJwk, type SigningKey, type SigningKeys } from './keys.ts'
export {
  ACHIEVEMENT_TYPES,
  newSalt,
  openBadge,
  readBadge,
  type AchievementType,
  type Certified,
  type OpenBadge,
} from './open-badge.ts'
export {
  isSet,
  LIST_LENGTH,
  statusEntryOf,
  statusList,
  type StatusEntry,
  type StatusListCredential,
} from './status-list.ts'
export { readToken, tokenHolds, tokenOf } from './token.ts'
export { verifyCredential, type Known } from './verify.ts'
