import { addYears } from '@alliance/calendar'
import type { ErasureCategory, ErasurePlan } from '@alliance/contracts/membership'

export const erasureVersion = 'erasure-2026-11'

/** What is there of a person, as far as erasing goes by it. */
export interface ErasureFacts {
  rows: Record<Exclude<ErasureCategory, 'identifiers' | 'profile' | 'name' | 'account' | 'audit'>, number>
  identifiers: number
  profile: number
  account: number
  /** What has not ended: while it runs, the record is needed for what it was made for. */
  running: { employments: number; affiliations: number; development: number; party_work: number }
  /** The end of the last development case that ended. */
  developmentEndedOn: string | null
}

interface Basis {
  zh: string
  en: string
}
const needed: Basis = {
  zh: '处理目的尚未实现，相关关系结束后删除（个人信息保护法第四十七条第一款第一项）',
  en: 'Still needed for its purpose; deleted when that has ended (PIPL Art. 47(1)(1))',
}
const withdrawn: Basis = {
  zh: '本人要求删除，没有须保留的依据（个人信息保护法第四十七条第一款第三项）',
  en: 'You asked for it and nothing demands that it be kept (PIPL Art. 47(1)(3))',
}
const archive: Basis = {
  zh: '党务档案须保存，去除姓名后只作存储，不再使用（个人信息保护法第四十七条第二款；党章、发展党员工作细则关于归档的规定）',
  en: 'Party archives have to be kept: without the name, stored and no longer used (PIPL Art. 47(2); the rules on filing)',
}
const unnamed: Basis = {
  zh: '去除姓名后保存任职起止，用于单位历史统计（个人信息保护法第四条、第七十三条匿名化）',
  en: 'Dates are kept without the name, for the history of the organisation (PIPL Art. 4, 73: anonymised)',
}
const logs: Basis = {
  zh: '查阅与操作日志按网络安全法第二十一条留存，平台保存两年',
  en: 'Logs of access are kept by the Cybersecurity Law Art. 21; two years here',
}
const proof: Basis = {
  zh: '证明依法处理的记录，保存三年（个人信息保护法第十四条、第六十九条）',
  en: 'Proof that the law was kept, for three years (PIPL Art. 14, 69)',
}

const isRunning = ({ running }: ErasureFacts): boolean => Object.values(running).some((count) => count > 0)

/**
 * What erasing a person's record deletes, keeps without the name, or keeps: item by item, with the article. Where nothing
 * runs any more it is done at once; else what rests on consent alone goes and the rest waits.
 */
export function planOf(facts: ErasureFacts, today: string): ErasurePlan {
  const running = isRunning(facts)
  const item = (
    category: ErasureCategory,
    outcome: 'erase' | 'unname' | 'keep',
    rows: number,
    basis: Basis,
    until: string | null = null,
  ) => ({ category, outcome, rows, until, basis })
  const whole = (category: ErasureCategory, rows: number) =>
    running ? item(category, 'keep', rows, needed) : item(category, 'erase', rows, withdrawn)
  const history = (category: keyof ErasureFacts['running'], basis: Basis, until: string | null = null) =>
    facts.running[category] > 0
      ? item(category, 'keep', facts.rows[category], needed)
      : running
        ? item(category, 'keep', facts.rows[category], basis, until)
        : item(category, 'unname', facts.rows[category], basis, until)
  const items = [
    item('identifiers', 'erase', facts.identifiers, withdrawn),
    facts.running.development > 0
      ? item('profile', 'keep', facts.profile, needed)
      : item('profile', 'erase', facts.profile, withdrawn),
    whole('name', 1),
    whole('account', facts.account),
    history('employments', unnamed),
    history('affiliations', archive),
    history(
      'development',
      archive,
      facts.developmentEndedOn === null ? null : addYears(facts.developmentEndedOn, 1),
    ),
    history('party_work', archive),
    item('merges', 'erase', facts.rows.merges, withdrawn),
    item('accesses', 'keep', facts.rows.accesses, logs, addYears(today, 2)),
    item('consents', 'keep', facts.rows.consents, proof, running ? null : addYears(today, 3)),
    item('requests', 'keep', facts.rows.requests, proof, addYears(today, 3)),
    item('audit', 'keep', 0, logs, addYears(today, 2)),
  ]
  return {
    version: erasureVersion,
    atOnce: !running,
    items: items.filter(({ category, rows }) => rows > 0 || category === 'audit'),
  }
}

/** An answer is due within fifteen days (law-and-privacy.md §8.1). */
export const daysToAnswer = 15
