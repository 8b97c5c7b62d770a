import type { FormationRemark, PartyOrganisationType } from '@alliance/contracts/membership'

/** What the rules of formation look at. Only full members (正式党员) count. */
export interface Formation {
  type: PartyOrganisationType
  fullMembers: number | null
  termDueOn: string | null
  units: readonly { name: string; fullMembers: number | null }[]
}

const leastOfBranch = 3
const leastWithCommittee = 7
const mostOfBranch = 50
const mostOfGeneralBranch = 100
const mostUnits = 5

const isBranch = (type: PartyOrganisationType) => type === 'branch' || type === 'joint_branch'
const hasSizeRule = (type: PartyOrganisationType) => isBranch(type) || type === 'general_branch'

/**
 * What the rules say of a Party organisation on a date (membership.md §2.6: 《中国共产党支部工作条例（试行）》 for branches,
 * the general sizes of 党总支 and 党委). They report and never block: a superior committee may approve an exception.
 * Temporary and functional branches hold no formal members and have no size.
 */
export function formationRemarks(
  { type, fullMembers, termDueOn, units }: Formation,
  asOf: string,
): FormationRemark[] {
  const remarks: FormationRemark[] = []
  const remark = (code: FormationRemark['code'], basis: string) => remarks.push({ code, basis })

  if (hasSizeRule(type) && fullMembers === null) remark('size.unknown', '正式党员数未填报，无法核对设置规模')
  const members = fullMembers ?? leastOfBranch
  if (isBranch(type)) {
    if (members < leastOfBranch)
      remark('branch.too_few_members', `支部工作条例：正式党员 3 人以上方可成立党支部（现 ${members} 人）`)
    if (members >= leastWithCommittee)
      remark(
        'branch.needs_committee',
        `支部工作条例：正式党员 7 人以上的党支部应设支部委员会，3 至 5 人，一般不超过 7 人（现 ${members} 人）`,
      )
    if (members > mostOfBranch)
      remark('branch.should_be_general_branch', `党员一般超过 50 人的，可设党总支（现 ${members} 人）`)
  }
  if (hasSizeRule(type) && members > mostOfGeneralBranch)
    remark(
      'general_branch.should_be_committee',
      `党员一般超过 100 人的，经上级批准可设基层党委（现 ${members} 人）`,
    )
  if (type === 'joint_branch') remarks.push(...jointRemarks(units))
  if (termDueOn !== null && asOf > termDueOn)
    remark('term.overdue', `本届任期已于 ${termDueOn} 届满，应按期换届`)
  return remarks
}

/** 联合党支部 join units that are too small for a branch of their own, generally five at the most. */
function jointRemarks(units: Formation['units']): FormationRemark[] {
  const remarks: FormationRemark[] = []
  if (units.length > mostUnits)
    remarks.push({
      code: 'joint_branch.too_many_units',
      basis: `支部工作条例：联合党支部覆盖单位一般不超过 5 个（现 ${units.length} 个）`,
    })
  const large = units.filter((unit) => (unit.fullMembers ?? 0) >= leastOfBranch).map((unit) => unit.name)
  if (large.length > 0)
    remarks.push({
      code: 'joint_branch.unit_should_form_branch',
      basis: `支部工作条例：正式党员 3 人以上的单位应当单独成立党支部（${large.join('、')}）`,
    })
  return remarks
}
