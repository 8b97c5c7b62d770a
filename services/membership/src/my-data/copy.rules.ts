import type { MyCopy } from '@alliance/contracts/membership'

type Language = 'zh' | 'en'
type Text = Record<Language, string>

const titles = {
  title: { zh: '我的个人信息副本', en: 'A copy of my personal information' },
  note: {
    zh: '依据个人信息保护法第四十五条提供。发展党员的具体材料不导出，请向所在党支部查询。',
    en: 'Given by PIPL Art. 45. What is in a development case is not exported; ask your branch.',
  },
  taken: { zh: '生成时间', en: 'Taken at' },
  details: { zh: '基本信息', en: 'Details' },
  employments: { zh: '任职经历', en: 'Employments' },
  affiliations: { zh: '党组织隶属', en: 'Party affiliations' },
  posts: { zh: '党内职务', en: 'Party posts' },
  instructorTerms: { zh: '党建指导员聘期', en: 'Terms as instructor' },
  development: { zh: '发展党员进度', en: 'Member development' },
  mergedFrom: { zh: '并入的记录', en: 'Records merged into this one' },
  consents: { zh: '同意与撤回', en: 'Consents and withdrawals' },
  accesses: { zh: '谁查阅过', en: 'Who read it' },
  requests: { zh: '更正与删除申请', en: 'Requests' },
  none: { zh: '无', en: 'None' },
} satisfies Record<string, Text>

const labels = {
  name: { zh: '姓名', en: 'Name' },
  document: { zh: '证件号码', en: 'Document' },
  phone: { zh: '手机', en: 'Phone' },
  birthYear: { zh: '出生年份', en: 'Year of birth' },
  education: { zh: '学历', en: 'Education' },
} satisfies Record<string, Text>

/** Text as HTML shows it; nothing that people entered is markup. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)

type Cell = string | number | null
const table = (heading: string, none: string, rows: readonly (readonly Cell[])[]): string => {
  const body = rows.map(
    (cells) => `<tr>${cells.map((cell) => `<td>${escaped(String(cell ?? '—'))}</td>`).join('')}</tr>`,
  )
  return `<section><h2>${escaped(heading)}</h2>${
    rows.length === 0 ? `<p>${escaped(none)}</p>` : `<table>${body.join('')}</table>`
  }</section>`
}

/** The copy as a page to read and to print, whole in itself. */
export function pageOf(copy: MyCopy, language: Language): string {
  const say = (text: Text) => text[language]
  const { record, consents } = copy
  const { person } = record
  const section = (key: keyof typeof titles, rows: readonly (readonly Cell[])[]) =>
    table(say(titles[key]), say(titles.none), rows)
  const period = ({ from, to }: { from: string; to: string | null }) => `${from} – ${to ?? ''}`
  const purpose = (code: string) =>
    say(consents.states.find((state) => state.purpose.code === code)?.purpose.title ?? { zh: code, en: code })
  const sections = [
    section('details', [
      [say(labels.name), person?.name ?? null],
      [say(labels.document), copy.document],
      [say(labels.phone), copy.phone],
      [say(labels.birthYear), person?.birthYear ?? null],
      [say(labels.education), person?.education ?? null],
    ]),
    section(
      'employments',
      record.employments.map((row) => [row.organisationName, row.title, period(row)]),
    ),
    section(
      'affiliations',
      record.affiliations.map((row) => [row.partyOrganisationName, row.kind, row.status, period(row)]),
    ),
    section(
      'posts',
      record.posts.map((row) => [row.partyOrganisationName, row.post, period(row)]),
    ),
    section(
      'instructorTerms',
      record.instructorTerms.map((row) => [row.letterNo, period(row)]),
    ),
    section(
      'development',
      record.development.map((row) => [row.partyOrganisationName, row.state, row.openedOn, row.endedOn]),
    ),
    section(
      'mergedFrom',
      record.mergedFrom.map((row) => [row.name, row.at]),
    ),
    section(
      'consents',
      consents.entries.map((row) => [row.at, purpose(row.purpose), row.act, row.version, row.channel]),
    ),
    section(
      'accesses',
      copy.accesses.map((row) => [row.at, row.actorName, row.what, row.reason]),
    ),
    section(
      'requests',
      copy.requests.map((row) => [row.madeAt, row.kind, row.state, row.reason, row.answer]),
    ),
  ]
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(say(titles.title))}</title>
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
h2{font-size:1.1rem;margin:1.6rem 0 .4rem}table{border-collapse:collapse;width:100%}td{border:1px solid #bbb;padding:.3rem .6rem;vertical-align:top;overflow-wrap:anywhere}</style>
</head><body><h1>${escaped(say(titles.title))}</h1><p>${escaped(say(titles.note))}</p>
<p>${escaped(say(titles.taken))}：${escaped(copy.takenAt)}</p>
${sections.join('\n')}
</body></html>
`
}
