import type { Purpose, PurposeCode } from '@alliance/contracts/membership'

/** A purpose's text in one version. Consent to version `covers` or a later one holds for it. */
export interface PurposeVersion extends Purpose {
  covers: number
}

const first = { version: 1, since: '2026-11-01', covers: 1 }

/**
 * Every version of every notice (law-and-privacy.md §8.1, §8.4). A text that was in force is never changed, since
 * people consented to it: a new one is a new entry behind it. A test holds the texts against their hashes.
 */
export const purposeVersions: readonly PurposeVersion[] = [
  {
    ...first,
    code: 'register',
    basis: 'duty',
    sensitive: false,
    title: { zh: '人员登记', en: 'The register of people' },
    collects: { zh: '姓名、工作单位、职务、任职起止日期', en: 'Name, employer, title, dates of employment' },
    why: {
      zh: '登记链盟成员单位的人员，安排职务与联系工作',
      en: 'To know who works at the member organisations, to fill posts and to reach people about the work',
    },
    lawful: {
      zh: '履行法定职责所必需（个人信息保护法第十三条第一款第三项、第三十四条），不需要同意',
      en: 'Needed for a statutory duty (PIPL Art. 13(1)(3), 34); no consent is asked',
    },
    keeps: {
      zh: '在链盟任职期间；离开后可申请删除姓名，任职起止不具名保存',
      en: 'While employed at a member; afterwards the name is deleted on request, the dates are kept without it',
    },
    withdrawal: null,
  },
  {
    ...first,
    code: 'party_affairs',
    basis: 'duty',
    sensitive: true,
    title: { zh: '党务信息', en: 'Party affairs' },
    collects: {
      zh: '组织关系、党内职务、会议应到与到会、发展党员的进度和日期',
      en: 'Affiliation, Party posts, attendance at meetings, stage and dates of member development',
    },
    why: {
      zh: '党组织开展组织生活、换届和发展党员工作',
      en: 'The organisational life, elections and member development of Party organisations',
    },
    lawful: {
      zh: '党组织履行职责所必需；按敏感个人信息从严管理，仅限有权的党组织查阅',
      en: 'Needed for the Party organisation’s duties; treated as sensitive and read by the Party organisations in charge alone',
    },
    keeps: {
      zh: '发展党员信息办结后一年删除，以党组织纸质档案为准；组织关系按党务档案规定保存',
      en: 'Member development for one year after it ends, the paper archive being the record; affiliations as the rules on Party archives say',
    },
    withdrawal: null,
  },
  {
    ...first,
    code: 'identity_document',
    basis: 'separate_consent',
    sensitive: true,
    title: { zh: '证件号码', en: 'Document number' },
    collects: {
      zh: '证件类型和号码，加密保存，脱敏显示',
      en: 'Type and number of a document, encrypted, shown masked',
    },
    why: { zh: '核对身份，防止一人重复登记', en: 'To tell people apart and not to enter one person twice' },
    lawful: {
      zh: '敏感个人信息，须取得单独同意（个人信息保护法第二十八条、第二十九条）',
      en: 'Sensitive personal information; separate consent is asked (PIPL Art. 28, 29)',
    },
    keeps: { zh: '至撤回同意或删除记录', en: 'Until consent is withdrawn or the record is erased' },
    withdrawal: {
      zh: '立即删除证件号码、检索值和脱敏显示，不影响其他服务',
      en: 'The number, its search value and its mask are deleted at once; nothing else changes',
    },
  },
  {
    ...first,
    code: 'phone',
    basis: 'consent',
    sensitive: false,
    title: { zh: '联系电话', en: 'Phone' },
    collects: { zh: '手机号，加密保存，脱敏显示', en: 'Mobile number, encrypted, shown masked' },
    why: {
      zh: '通知会议、活动和办理事项，防止重复登记',
      en: 'To tell of meetings, activities and matters in hand, and not to enter one person twice',
    },
    lawful: { zh: '本人同意（个人信息保护法第十三条第一款第一项）', en: 'Consent (PIPL Art. 13(1)(1))' },
    keeps: { zh: '至撤回同意或删除记录', en: 'Until consent is withdrawn or the record is erased' },
    withdrawal: {
      zh: '立即删除登记的手机号；登录账号所用手机号不受影响',
      en: 'The number in the register is deleted at once; the one you sign in with is not touched',
    },
  },
  {
    ...first,
    code: 'education',
    basis: 'consent',
    sensitive: false,
    title: { zh: '学历', en: 'Education' },
    collects: { zh: '最高学历', en: 'Highest education' },
    why: { zh: '队伍结构统计（人数过少的不显示）', en: 'Statistics of structure, small numbers withheld' },
    lawful: { zh: '本人同意（个人信息保护法第十三条第一款第一项）', en: 'Consent (PIPL Art. 13(1)(1))' },
    keeps: { zh: '至撤回同意或删除记录', en: 'Until consent is withdrawn or the record is erased' },
    withdrawal: { zh: '立即删除学历，不再计入统计', en: 'It is deleted at once and counted no more' },
  },
  {
    ...first,
    code: 'publicity',
    basis: 'consent',
    sensitive: false,
    title: { zh: '宣传展示', en: 'Publicity' },
    collects: { zh: '姓名、单位和活动照片', en: 'Name, employer and pictures taken at activities' },
    why: {
      zh: '在公开页、展板和报道中介绍链盟活动',
      en: 'To show the alliance’s activities on the public page, on boards and in reports',
    },
    lawful: {
      zh: '本人同意（个人信息保护法第十三条第一款第一项、第二十五条）',
      en: 'Consent (PIPL Art. 13(1)(1), 25)',
    },
    keeps: { zh: '至撤回同意', en: 'Until consent is withdrawn' },
    withdrawal: {
      zh: '不再用于新的宣传内容，已公开的由各发布单位撤下',
      en: 'It is used for nothing new; who published it takes it down',
    },
  },
]

/** The texts in force on a day, in the order of the catalogue. */
export function purposesOn(day: string, versions = purposeVersions): PurposeVersion[] {
  const present = new Map<PurposeCode, PurposeVersion>()
  for (const each of versions)
    if (each.since <= day && each.version > (present.get(each.code)?.version ?? 0))
      present.set(each.code, each)
  return [...present.values()]
}

export const withoutCovers = ({ covers: _, ...purpose }: PurposeVersion): Purpose => purpose
