import type { Qualification } from '@alliance/contracts/talent-housing'

/** What each qualification is called in a receipt. */
export const qualificationNames: Record<Qualification, { zh: string; en: string }> = {
  academician: { zh: '院士', en: 'academician' },
  national_award: { zh: '国家级奖项', en: 'national award' },
  national_leading_talent: { zh: '国家级领军人才', en: 'national leading talent' },
  provincial_leading_talent: { zh: '省级领军人才', en: 'provincial leading talent' },
  longcheng_leading_talent: { zh: '龙城英才领军人才', en: 'Longcheng leading talent' },
  municipal_leading_talent: { zh: '市级领军人才', en: 'municipal leading talent' },
  phd: { zh: '博士', en: 'doctorate' },
  master: { zh: '硕士', en: 'master’s degree' },
  bachelor: { zh: '全日制本科', en: 'full-time bachelor’s degree' },
  senior_title: { zh: '高级职称', en: 'senior title' },
  intermediate_title: { zh: '中级职称', en: 'intermediate title' },
  skill_level_1: { zh: '高级技师（一级）', en: 'senior technician (level 1)' },
  skill_level_2: { zh: '技师（二级）', en: 'technician (level 2)' },
  skill_level_3: { zh: '高级工（三级）', en: 'senior worker (level 3)' },
  longcheng_craftsman: { zh: '龙城工匠', en: 'Longcheng craftsman' },
  key_post: { zh: '企业关键岗位', en: 'key post of the employer' },
}

export const namesOf = (shown: readonly Qualification[]): { zh: string; en: string } => ({
  zh: shown.map((each) => qualificationNames[each].zh).join('、'),
  en: shown.map((each) => qualificationNames[each].en).join(', '),
})
