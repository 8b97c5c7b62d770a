export * from './certificate-number.ts'
export { compactCode, halfWidth } from './compact.ts'
export * from './credit-code.ts'
export * from './divisions.ts'
export * from './identity-document.ts'
export { organisationCheckDigit } from './organisation-code.ts'
export * from './phone.ts'
export { PROVINCE_PREFIXES } from './provinces.ts'
export {
  birthDateOf,
  normaliseResidentId,
  parseResidentId,
  residentIdCheckDigit,
  type ResidentIdReason,
  sexOf,
} from './resident-id.ts'
export type { Result } from './result.ts'
