export * from './certificateNumber.ts'
export { compactCode, halfWidth } from './compact.ts'
export * from './creditCode.ts'
export * from './divisions.ts'
export * from './identityDocument.ts'
export { organisationCheckDigit } from './organisationCode.ts'
export * from './phone.ts'
export { PROVINCE_PREFIXES } from './provinces.ts'
export {
  birthDateOf,
  normaliseResidentId,
  parseResidentId,
  residentIdCheckDigit,
  type ResidentIdReason,
  sexOf,
} from './residentId.ts'
export type { Result } from './result.ts'
