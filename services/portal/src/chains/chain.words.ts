import type { Schemas } from '@alliance/client'
import { words } from '../language/words.ts'

export type ChainCode = Schemas['Chain']['code']

const nameZh: Record<ChainCode, string> = {
  SM: '智能制造',
  TIC: '检验检测',
  IT: '新一代信息技术',
  DE: '数字经济',
  TX: '纺织',
}
const nameEn: typeof nameZh = {
  SM: 'Intelligent manufacturing',
  TIC: 'Testing, inspection and certification',
  IT: 'Next-generation information technology',
  DE: 'Digital economy',
  TX: 'Textiles',
}
const placeZh: Record<Schemas['ChainPlace'], string> = {
  upstream: '上游',
  lead: '龙头',
  downstream: '下游',
  partner: '伙伴',
}
const placeEn: typeof placeZh = {
  upstream: 'Upstream',
  lead: 'Lead',
  downstream: 'Downstream',
  partner: 'Partners',
}

export const chainWords = words(
  {
    title: '产业链',
    lead: '五条重点产业链：龙头企业带动上下游，服务链伙伴同行。',
    name: nameZh,
    place: placeZh,
    aliases: '又称',
    count: (count: string) => `${count} 家`,
    committee: '产业链党委',
    noCommittee: '这一天还没有产业链党委。',
    established: '成立',
    termDue: '届满',
    overdue: '已超期，应当换届',
    inGrid: '在网格中查看',
    picture: '链图',
    list: '列表',
    view: '显示方式',
    none: (place: string) => `还没有${place}`,
    organisation: '单位',
    placeLabel: '位置',
    period: '期间',
    add: '加入单位',
    addTitle: '把单位加入产业链',
    from: '开始日期',
    end: '结束',
    endTitle: (name: string) => `结束「${name}」在链上的位置`,
    to: '结束日期（当日起不再在链上）',
    actions: '操作',
    cut: '链上单位较多，图中只显示前 300 家；完整名单请导出。',
    empty: '这一天链上还没有单位。换一个日期，或加入单位。',
    origin: '来源',
    arrow: (from: string, to: string) => `${from} → ${to}`,
  },
  {
    title: 'Chains',
    lead: 'The five chains: lead enterprises with those before and after them, and the partners who serve them.',
    name: nameEn,
    place: placeEn,
    aliases: 'Also',
    count: (count: string) => count,
    committee: 'Chain committee',
    noCommittee: 'There is no chain committee on this date.',
    established: 'Established',
    termDue: 'Term due',
    overdue: 'overdue: an election is needed',
    inGrid: 'See it in the grid',
    picture: 'Picture',
    list: 'List',
    view: 'View',
    none: (place: string) => `None: ${place.toLowerCase()}`,
    organisation: 'Organisation',
    placeLabel: 'Place',
    period: 'Period',
    add: 'Add an organisation',
    addTitle: 'Give an organisation a place on the chain',
    from: 'From',
    end: 'End',
    endTitle: (name: string) => `End the place of ${name}`,
    to: 'To (from this day on no longer there)',
    actions: 'Actions',
    cut: 'The picture takes the first 300; export the list for all.',
    empty: 'Nobody is on this chain on this date. Choose another date, or add an organisation.',
    origin: 'Provenance',
    arrow: (from: string, to: string) => `${from} → ${to}`,
  },
)
export const chainCodes = Object.keys(nameZh) as ChainCode[]
export const isChainCode = (code: string): code is ChainCode => code in nameZh
