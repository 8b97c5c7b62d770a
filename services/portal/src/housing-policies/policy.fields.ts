import type { Schemas } from '@alliance/client'

type Document = Schemas['HousingPolicyDocument']
type Bilingual = Record<'zh' | 'en', string>
/** How a value is shown and entered. */
export type Unit = 'number' | 'percent' | 'yuan' | 'metres' | 'yes' | 'qualifications' | 'classes' | 'words'

export interface Field {
  pointer: string
  name: Bilingual
  unit: Unit
}
interface Section {
  key: keyof Document
  name: Bilingual
  fields: (document: Document) => Field[]
}

const name = (zh: string, en: string): Bilingual => ({ zh, en })
const field = (pointer: string, zh: string, en: string, unit: Unit = 'number'): Field => ({
  pointer,
  name: name(zh, en),
  unit,
})
const classes = ['A', 'B', 'C', 'D', 'E', 'F'] as const
const byClass = (pointer: string, zh: string, en: string, unit: Unit = 'number'): Field[] =>
  classes.map((label) => field(`${pointer}/${label}`, `${zh} · ${label}类`, `${en} · class ${label}`, unit))

/** The policy in the order in which it is read; what has no field here is shown by its own part of the screen. */
export const sections: Section[] = [
  {
    key: 'eligibility',
    name: name('资格条件', 'Eligibility'),
    fields: () => [
      field(
        '/eligibility/employer/registeredInZone',
        '用人单位在开发区注册',
        'Employer registered in the zone',
        'yes',
      ),
      field('/eligibility/employer/taxedInZone', '用人单位在开发区纳税', 'Employer taxed in the zone', 'yes'),
      field(
        '/eligibility/employer/minContractMonthsRemaining',
        '劳动合同剩余期限（月，不少于）',
        'Months of contract left, at least',
      ),
      ...byClass(
        '/eligibility/socialInsuranceMonths',
        '社保缴纳（月，不少于）',
        'Months of social insurance',
      ),
      field(
        '/eligibility/qualificationAnyOf',
        '可申请的学历、职称与技能',
        'Qualifications that may apply',
        'qualifications',
      ),
      ...byClass('/eligibility/ageMax', '年龄上限（留空为不限）', 'Age limit, empty for none'),
      field(
        '/eligibility/noOtherPublicHousing',
        '未享受公租房等其他住房保障',
        'In no other public housing',
        'yes',
      ),
      field('/eligibility/oneUnitPerFamily', '一个家庭限一套', 'One flat a family', 'yes'),
      field(
        '/eligibility/seriousDishonestyExcluded',
        '排除严重失信名单',
        'Serious dishonesty excludes',
        'yes',
      ),
      field(
        '/eligibility/falseDeclarationMonths',
        '虚假申报禁申期（月）',
        'Months barred after a false declaration',
      ),
    ],
  },
  {
    key: 'classes',
    name: name('人才分类', 'Classes'),
    fields: () =>
      classes.map((label) => field(`/classes/${label}`, `${label}类条件`, `Class ${label}`, 'words')),
  },
  {
    key: 'rent',
    name: name('租金', 'Rent'),
    fields: ({ rent }) => [
      field('/rent/baseFenPerM2Month', '租金基准（元/㎡·月）', 'Base, yuan a m² and month', 'yuan'),
      ...byClass('/rent/payableBp', '个人承担比例', 'Share paid', 'percent'),
      ...byClass('/rent/sizeStandardCm2', '面积标准（㎡）', 'Size standard, m²', 'metres'),
      field('/rent/excessBp', '超面积部分承担比例', 'Share paid of what is over', 'percent'),
      field('/rent/capBp', '承担比例上限', 'Share paid at the most', 'percent'),
      ...rent.steps.flatMap((_, i) => [
        field(
          `/rent/steps/${i}/afterMonths`,
          `第${i + 1}次上调：入住满（月）`,
          `Step ${i + 1}: after months`,
        ),
        field(
          `/rent/steps/${i}/addBp`,
          `第${i + 1}次上调：增加比例`,
          `Step ${i + 1}: added share`,
          'percent',
        ),
      ]),
    ],
  },
  {
    key: 'deposit',
    name: name('押金', 'Deposit'),
    fields: () => [
      field('/deposit/monthsOfRent', '押金（月租金的倍数）', 'Months of rent'),
      field('/deposit/minFen', '押金下限（元）', 'At least, yuan', 'yuan'),
      field('/deposit/refundWorkingDays', '退还期限（工作日）', 'Refunded within working days'),
    ],
  },
  {
    key: 'billing',
    name: name('收租', 'Billing'),
    fields: () => [
      field('/billing/dueDay', '每月缴费日', 'Due day of the month'),
      field('/billing/graceWorkingDays', '宽限期（工作日）', 'Grace, working days'),
      field('/billing/lateFeeBpPerDay', '滞纳金（每日）', 'Late fee a day', 'percent'),
      field('/billing/lateFeeCapBp', '滞纳金上限', 'Late fee at the most', 'percent'),
    ],
  },
  {
    key: 'lease',
    name: name('租期', 'Lease'),
    fields: () => [
      field('/lease/contractMonths', '合同期（月）', 'Contract, months'),
      field('/lease/minMonths', '最短租期（月）', 'At least, months'),
      field('/lease/totalMaxMonths', '累计最长（月）', 'In all at the most, months'),
      field('/lease/extensionMaxMonths', '延长最长（月）', 'Extension at the most, months'),
      field('/lease/renewal/openDays', '续租申请：到期前（天）起', 'Renewal opens, days before'),
      field('/lease/renewal/closeDays', '续租申请：到期前（天）止', 'Renewal closes, days before'),
      field('/lease/filingDays', '租赁备案期限（天）', 'Filed within days'),
    ],
  },
  {
    key: 'points',
    name: name('积分', 'Points'),
    fields: ({ points }) => [
      ...points.qualification.map(({ shown }, i) =>
        field(
          `/points/qualification/${i}/points`,
          qualificationNames[shown].zh,
          qualificationNames[shown].en,
        ),
      ),
      ...points.title.map(({ shown }, i) =>
        field(`/points/title/${i}/points`, qualificationNames[shown].zh, qualificationNames[shown].en),
      ),
      field(
        '/points/socialInsurance/tenthsPerMonth',
        '社保每月（0.1分）',
        'Social insurance a month, tenths',
      ),
      field('/points/socialInsurance/max', '社保最高分', 'Social insurance at the most'),
      field('/points/keyPost', '关键岗位或紧缺职业', 'Key post or shortage'),
      field('/points/family', '家庭困难', 'Family in need'),
      field('/points/awards', '荣誉', 'Awards'),
      field('/points/chainRole/lead', '链主企业', 'Lead enterprise'),
      field('/points/chainRole/linked', '链上企业', 'Linked enterprise'),
      field(
        '/points/volunteering/minutesPerPoint',
        '志愿服务每分需（分钟）',
        'Minutes of volunteering a point',
      ),
      field('/points/volunteering/max', '志愿服务最高分', 'Volunteering at the most'),
    ],
  },
  {
    key: 'allocation',
    name: name('配租', 'Allocation'),
    fields: () => [
      field('/allocation/direct', '直接配租的类别', 'Classes allocated directly', 'classes'),
      field('/allocation/offerWorkingDays', '选房确认期限（工作日）', 'Offer stands, working days'),
      field('/allocation/contractWorkingDays', '签约期限（工作日）', 'Contract within working days'),
      field('/allocation/checkInWorkingDays', '入住期限（工作日）', 'Check-in within working days'),
      field('/allocation/maxRefusals', '可放弃次数', 'Refusals allowed'),
      field('/allocation/queueMonths', '轮候有效期（月）', 'Queue holds, months'),
    ],
  },
  {
    key: 'publicity',
    name: name('公示', 'Publicity'),
    fields: () => [
      field('/publicity/eligibilityWorkingDays', '资格公示（工作日）', 'Eligibility, working days'),
      field('/publicity/allocationWorkingDays', '配租公示（工作日）', 'Allocation, working days'),
      field('/publicity/objectionReplyWorkingDays', '异议答复（工作日）', 'Objection answered, working days'),
    ],
  },
  {
    key: 'application',
    name: name('申请', 'Application'),
    fields: () => [
      field('/application/supplementWorkingDays', '补正期限（工作日）', 'Supplement, working days'),
      field('/application/appealWorkingDays', '申诉期限（工作日）', 'Appeal, working days'),
    ],
  },
  {
    key: 'tenancy',
    name: name('租期管理', 'Tenancy'),
    fields: () => [
      field('/tenancy/reviewEveryMonths', '资格复核间隔（月）', 'Reviewed every months'),
      field('/tenancy/vacancyRecallDays', '空置收回（天）', 'Recalled when empty, days'),
      field(
        '/tenancy/employerReportWorkingDays',
        '单位报告离职（工作日）',
        'Employer reports leaving, working days',
      ),
      field('/tenancy/vacateDays', '腾退期限（天）', 'Vacated within days'),
      field('/tenancy/overstayBp', '逾期占用按基准', 'Overstay, of the base', 'percent'),
      field('/tenancy/overstayLater/afterDays', '继续占用满（天）', 'Overstay beyond days'),
      field('/tenancy/overstayLater/bp', '继续占用按基准', 'Overstay then, of the base', 'percent'),
    ],
  },
  {
    key: 'sanctions',
    name: name('违规处理', 'Sanctions'),
    fields: () => [
      field('/sanctions/sublet/banMonths', '转租禁申（月）', 'Barred for subletting, months'),
      field('/sanctions/falseDeclaration/recoverDiscount', '虚假申报追缴优惠', 'Discount recovered', 'yes'),
      field(
        '/sanctions/falseDeclaration/banMonths',
        '虚假申报禁申（月）',
        'Barred for false declaration, months',
      ),
      field('/sanctions/earlyExitReapplyMonths', '提前退租再申请间隔（月）', 'Early exit, months to reapply'),
    ],
  },
  {
    key: 'shortStay',
    name: name('短期驿站', 'Short stay'),
    fields: () => [
      field('/shortStay/enabled', '提供免费短住', 'Free short stay', 'yes'),
      field('/shortStay/maxNights', '每次最多（晚）', 'Nights at the most'),
      field('/shortStay/perPersonPerYear', '每人每年（次）', 'Times a person and year'),
    ],
  },
]

type Qualification = Schemas['Qualification']
export const qualificationNames: Record<Qualification, Bilingual> = {
  academician: name('院士', 'Academician'),
  national_award: name('国家级奖项', 'National award'),
  national_leading_talent: name('国家级领军人才', 'National leading talent'),
  provincial_leading_talent: name('省级领军人才', 'Provincial leading talent'),
  longcheng_leading_talent: name('龙城英才领军人才', 'Longcheng leading talent'),
  municipal_leading_talent: name('市级领军人才', 'Municipal leading talent'),
  phd: name('博士', 'PhD'),
  master: name('硕士', 'Master'),
  bachelor: name('全日制本科', 'Bachelor'),
  senior_title: name('高级职称', 'Senior title'),
  intermediate_title: name('中级职称', 'Intermediate title'),
  skill_level_1: name('高级技师', 'Skill level 1'),
  skill_level_2: name('技师', 'Skill level 2'),
  skill_level_3: name('高级工', 'Skill level 3'),
  longcheng_craftsman: name('龙城工匠', 'Longcheng craftsman'),
  key_post: name('关键岗位', 'Key post'),
}

type Value = Schemas['PolicyValue']

const nameOf = (word: string, language: 'zh' | 'en'): string =>
  word
    .split('+')
    .map((part) => (part in qualificationNames ? qualificationNames[part as Qualification][language] : part))
    .join('+')

/** A value as it is read. */
export function shown(unit: Unit, value: Value | undefined, language: 'zh' | 'en'): string {
  const [yes, no, none] = language === 'en' ? ['yes', 'no', '—'] : ['是', '否', '—']
  if (value === null || value === undefined) return none
  if (typeof value === 'boolean') return value ? yes : no
  if (Array.isArray(value))
    return value.map((word) => nameOf(String(word), language)).join(language === 'en' ? ', ' : '、')
  if (typeof value !== 'number') return String(value)
  if (unit === 'percent') return `${value / 100}%`
  if (unit === 'yuan') return (value / 100).toFixed(2)
  if (unit === 'metres') return String(value / 10_000)
  return String(value)
}

/** What stands at a pointer of a document, rules of a class as words. */
export function at(document: Document, pointer: string): Value {
  const found = pointer
    .slice(1)
    .split('/')
    .reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], document)
  return Array.isArray(found)
    ? found.map((each: string | { allOf: string[] }) =>
        typeof each === 'string' ? each : each.allOf.join('+'),
      )
    : (found as Value)
}

/** A document with other values at some pointers. */
export function withValues(document: Document, values: Record<string, Value>): Document {
  const next = structuredClone(document)
  for (const [pointer, value] of Object.entries(values)) {
    const path = pointer.slice(1).split('/')
    const last = path.pop()!
    const place = path.reduce<unknown>((of, part) => (of as Record<string, unknown>)[part], next)
    Object.assign(place as object, { [last]: value })
  }
  return next
}

/** The field that a changed value belongs to; a list's rows are told by what they are about. */
export function fieldAt(document: Document, pointer: string): Field {
  const all = sections.flatMap((section) => section.fields(document))
  const [, list, about] = /^\/points\/(qualification|title)\/(\w+)$/.exec(pointer) ?? []
  if (list && about && about in qualificationNames)
    return { pointer, name: qualificationNames[about as Qualification], unit: 'number' }
  const own = all.find((each) => pointer === each.pointer || pointer.startsWith(`${each.pointer}/`))
  const section = sections.find(({ key }) => pointer.split('/')[1] === key)
  return own ?? { pointer, name: section?.name ?? name(pointer, pointer), unit: 'number' }
}
