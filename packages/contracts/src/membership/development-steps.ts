import { z } from '@hono/zod-openapi'
import type { Bilingual } from '../kit/primitives.ts'

/** The five stages of member development (membership.md §2.7). */
export const developmentStages: readonly Bilingual[] = [
  { zh: '申请入党', en: 'Application' },
  { zh: '入党积极分子的确定和培养教育', en: 'Activists chosen and cultivated' },
  { zh: '发展对象的确定和考察', en: 'Candidates chosen and examined' },
  { zh: '预备党员的接收', en: 'Probationary members admitted' },
  { zh: '预备党员的教育考察和转正', en: 'Probation and conversion' },
]

const step = <const S extends string>(key: S, stage: 1 | 2 | 3 | 4 | 5, zh: string, en: string) => ({
  key,
  stage,
  name: { zh, en },
})

/** The 25 steps in their order; a step's number is its place here, from 1. */
export const developmentSteps = [
  step('application', 1, '递交入党申请书', 'Application handed in'),
  step('talk', 1, '党组织派人谈话', 'Talk with the applicant'),
  step('activist', 2, '推荐和确定入党积极分子', 'Recommended and chosen as an activist'),
  step('activist_filing', 2, '上级党委备案', 'Filed with the superior committee'),
  step('contacts', 2, '指定培养联系人', 'Cultivation contacts named'),
  step('cultivation', 2, '培养教育考察', 'Cultivation reviewed'),
  step('candidate', 3, '确定发展对象', 'Listed as a candidate for development'),
  step('candidate_filing', 3, '报上级党委备案', 'Reported to the superior committee'),
  step('introducers', 3, '确定入党介绍人', 'Introducers named'),
  step('political_review', 3, '政治审查', 'Political review'),
  step('training', 3, '集中培训', 'Concentrated training'),
  step('committee_review', 4, '支委会审查', 'Reviewed by the branch committee'),
  step('pre_review', 4, '上级党委预审', 'Pre-review by the superior committee'),
  step('application_form', 4, '填写入党志愿书', 'Admission form filled in'),
  step('branch_meeting', 4, '支部大会讨论', 'Branch meeting on admission'),
  step('superior_talk', 4, '上级党委派人谈话', 'Talk by the superior committee'),
  step('approval', 4, '上级党委审批', 'Approved by the superior committee'),
  step('organisation_filing', 4, '再上一级组织部门备案', 'Filed with the organisation department above'),
  step('assignment', 5, '编入支部和党小组', 'Assigned to a branch and group'),
  step('oath', 5, '入党宣誓', 'Oath'),
  step('probation_review', 5, '继续教育考察', 'Probation reviewed'),
  step('conversion_request', 5, '提出转正申请', 'Request for conversion'),
  step('conversion_meeting', 5, '支部大会讨论', 'Branch meeting on conversion'),
  step('conversion_approval', 5, '上级党委审批', 'Conversion approved by the superior committee'),
  step('archive', 5, '材料归档', 'Papers filed in the archive'),
] as const
export type DevelopmentStep = (typeof developmentSteps)[number]['key']

/** What a case records besides the steps: 公示 before listing, and the one extension of probation. */
export const developmentActs = [
  { key: 'publicity', stage: 3, name: { zh: '发展对象公示', en: 'Publicity before listing' } },
  { key: 'extension', stage: 5, name: { zh: '延长预备期', en: 'Probation extended' } },
] as const
export type DevelopmentAct = DevelopmentStep | (typeof developmentActs)[number]['key']

const keys = [...developmentSteps, ...developmentActs].map(({ key }) => key) as [
  DevelopmentAct,
  ...DevelopmentAct[],
]
export const DevelopmentAct = z.enum(keys).openapi('DevelopmentAct')

/** A step's number, 1–25; an act that is no step has none. */
export const stepNumber = (act: DevelopmentAct): number | null => {
  const index = developmentSteps.findIndex(({ key }) => key === act)
  return index < 0 ? null : index + 1
}

export const nameOfAct = (act: DevelopmentAct): Bilingual =>
  [...developmentSteps, ...developmentActs].find(({ key }) => key === act)!.name
