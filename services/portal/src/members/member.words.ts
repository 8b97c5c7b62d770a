import { words } from '../language/words.ts'

export const memberWords = words(
  {
    title: '联盟成员',
    lead: '按牌匾编号排列。',
    admit: '登记入盟',
    organisation: '单位',
    plaque: '牌匾编号',
    kind: '类别',
    founding: '创始成员',
    foundingMember: '创始成员',
    period: '成员期间',
    admittedOn: '入盟日期',
    none: '这一天还没有成员。换一个日期，或登记入盟。',
    plaqueHint: '保存后自动编排牌匾编号。',
  },
  {
    title: 'Members',
    lead: 'In the order of their plaques.',
    admit: 'Admit a member',
    organisation: 'Organisation',
    plaque: 'Plaque',
    kind: 'Kind',
    founding: 'Founding',
    foundingMember: 'Founding member',
    period: 'Member',
    admittedOn: 'Admitted on',
    none: 'No members on this date. Choose another, or admit one.',
    plaqueHint: 'The plaque number is given on saving.',
  },
)
