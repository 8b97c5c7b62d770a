import type { HousingDocumentKind } from '@alliance/contracts/talent-housing'

/** What each kind is called in a notice of what is missing. */
export const documentNames: Record<HousingDocumentKind, string> = {
  identity: '身份证件',
  education: '学历学位证书或学信网认证报告',
  skill: '职称、职业技能等级或荣誉证书',
  contract: '劳动合同（含签章页）',
  social_insurance: '社会保险参保缴费证明',
  no_home: '不动产登记信息查询结果',
  family: '婚姻及子女关系证明',
  other: '其他材料',
}
