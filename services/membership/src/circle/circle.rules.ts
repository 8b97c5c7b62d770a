import type { MemberKind, OrganisationKind, PartnerCategory } from '@alliance/contracts/membership'

const byMembership: Partial<Record<MemberKind, PartnerCategory>> = {
  financial: 'finance',
  university: 'university',
  institute: 'institute',
  association: 'association',
  service_provider: 'service_provider',
  public_agency: 'department',
}
const byKind: Record<OrganisationKind, PartnerCategory> = {
  bank: 'finance',
  university: 'university',
  society: 'association',
  service_provider: 'service_provider',
  department: 'department',
  enterprise: 'enterprise',
  branch_office: 'enterprise',
  other: 'other',
}

/** What a partner is: as a member of the alliance where that says it, else by its kind in the register. */
export const categoryOf = (kind: OrganisationKind, memberKind: MemberKind | null): PartnerCategory =>
  (memberKind && byMembership[memberKind]) ?? byKind[kind]
