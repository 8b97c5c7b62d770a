import {
  firstAuditFault,
  firstLink,
  type AuditContent,
  type AuditFault,
  type AuditLinked,
} from './audit-chain.ts'
import {
  anyObject,
  hexOf,
  instant,
  integer,
  list,
  literal,
  nullable,
  object,
  readJson,
  text,
  type Read,
} from './reading.ts'
import { anyFailed, check, type Check, type Report, type Text } from './report.ts'

/** The audit chain of a service, or a part of it, as its auditor takes it away. */
export interface AuditFile {
  kind: 'audit'
  version: 1
  service: string
  exportedAt: string
  /** The row before the first one here, with its link; row 0 has the link of 64 zeros. */
  after: { seq: number; link: string }
  rows: AuditLinked[]
  /** The newest row that was linked when this was exported; null when there was none. */
  head: { seq: number; link: string } | null
}

const hash = hexOf(32)
const any = (most: number): ((value: unknown, at: string) => string) => {
  const filled = text(most)
  return (value, at) => (value === '' ? '' : filled(value, at))
}
const place = object({ seq: integer(0), link: hash })

const file = object<AuditFile>({
  kind: literal('audit'),
  version: literal(1),
  service: text(60),
  exportedAt: instant,
  after: place,
  rows: list(
    object<AuditLinked>({
      seq: integer(1),
      hash,
      link: hash,
      content: nullable(
        object<AuditContent>({
          at: text(40),
          actorId: any(200),
          actorName: any(400),
          action: any(200),
          objectType: any(200),
          objectId: any(400),
          outcome: literal('done', 'refused'),
          detail: anyObject,
          requestId: any(200),
        }),
      ),
    }),
    2_000_000,
  ),
  head: nullable(place),
})

export const parseAudit = (text: string): Read<AuditFile> => readJson(file, text)

/** Checks an exported chain from its file alone; `noted` is a link that was written down elsewhere before. */
export async function inspectAudit(audit: AuditFile, noted?: string): Promise<Report> {
  const fault = await firstAuditFault(audit.rows, audit.after.seq, audit.after.link)
  const checks = [rows(audit, fault), start(audit), end(audit), outside(audit, noted)]
  const verdict = anyFailed(checks) ? 'failed' : 'verified'
  return { kind: 'audit', verdict, summary: summaries[verdict], facts: facts(audit), checks }
}

const summaries: Record<'verified' | 'failed', Text> = {
  verified: {
    zh: '审计链完整，没有改动、删除或插入',
    en: 'The audit chain is whole: nothing altered, removed or slipped in',
  },
  failed: { zh: '审计链已断裂', en: 'The audit chain is broken' },
}

const reasons: Record<AuditFault['reason'], Text> = {
  missing: { zh: '缺失', en: 'is missing' },
  content: { zh: '内容被改动', en: 'was altered' },
  link: { zh: '链接不符', en: 'does not follow from the row before it' },
}

const rows = ({ rows }: AuditFile, fault: AuditFault | null): Check =>
  check(
    'audit.rows',
    fault === null,
    { zh: `${rows.length} 条记录逐条相接`, en: `${rows.length} rows follow one from the other` },
    {
      zh: `第 ${fault?.seq} 条${fault ? reasons[fault.reason].zh : ''}`,
      en: `Row ${fault?.seq} ${fault ? reasons[fault.reason].en : ''}`,
    },
  )

const start = ({ after }: AuditFile): Check =>
  after.seq > 0
    ? {
        code: 'audit.start',
        outcome: 'open',
        text: {
          zh: `文件接在第 ${after.seq} 条之后，请与前一份文件核对其链接 ${after.link}`,
          en: `The file follows row ${after.seq}; compare its link with the file before: ${after.link}`,
        },
      }
    : check(
        'audit.start',
        after.link === firstLink,
        { zh: '从第一条记录开始', en: 'It starts with the first row' },
        { zh: '起点不是第一条记录', en: 'It does not start with the first row' },
      )

const end = ({ after, rows, head }: AuditFile): Check => {
  const last = rows.at(-1) ?? after
  return check(
    'audit.end',
    head === null ? rows.length === 0 : last.seq === head.seq && last.link === head.link,
    { zh: '直到导出时的最后一条记录', en: 'It ends with the newest row of its day' },
    { zh: '结尾缺少记录', en: 'Rows are missing at the end' },
  )
}

function outside({ after, rows, head }: AuditFile, noted?: string): Check {
  const code = 'audit.noted'
  if (noted === undefined)
    return {
      code,
      outcome: 'open',
      text: {
        zh: `请与数据库之外留存的链接核对：${head?.link ?? '（尚无记录）'}`,
        en: `Compare with the link kept outside the database: ${head?.link ?? '(no row yet)'}`,
      },
    }
  const wanted = noted.trim().toLowerCase()
  const found = [after, ...rows].find(({ link }) => link === wanted)
  return check(
    code,
    found !== undefined,
    {
      zh: `留存的链接是第 ${found?.seq} 条，之前的记录此后未变`,
      en: `The link that was kept is row ${found?.seq}; no row up to it has changed since`,
    },
    {
      zh: '链上没有留存的链接：之前的记录被改写',
      en: 'The link that was kept is not in the chain: rows before it were rewritten',
    },
  )
}

const facts = ({ service, exportedAt, rows, head }: AuditFile): Report['facts'] => [
  { label: { zh: '服务', en: 'Service' }, value: service },
  { label: { zh: '导出时间', en: 'Exported at' }, value: exportedAt },
  { label: { zh: '记录数', en: 'Rows' }, value: String(rows.length) },
  ...(head ? [{ label: { zh: '最后一条', en: 'Newest row' }, value: `#${head.seq} ${head.link}` }] : []),
]
