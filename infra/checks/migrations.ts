import { readdirSync, readFileSync } from 'node:fs'
import { root, textOf, trackedFiles } from './files.ts'
import type { Check, Finding } from './report.ts'

interface Rule {
  breaks: (sql: string) => boolean
  because: string
}

/** What a file does, without its comments and the texts in quotes. */
const bare = (sql: string): string => sql.replace(/--[^\n]*/g, '').replace(/'[^']*'/g, "''")

const rules: Rule[] = [
  {
    breaks: (sql) => /CREATE\s+TABLE\b(?![^;]*\)\s*(WITHOUT ROWID,\s*)?STRICT\b[^;)]*;)/i.test(bare(sql)),
    because: 'every table is STRICT',
  },
  {
    breaks: (sql) => /PRAGMA\s+foreign_keys/i.test(bare(sql)),
    because: 'PRAGMA foreign_keys has no effect in D1 and hides what breaks',
  },
  {
    breaks: (sql) => /ON\s+(DELETE|UPDATE)\s+(CASCADE|SET\s+NULL|SET\s+DEFAULT)/i.test(bare(sql)),
    because: 'a table rebuild with CASCADE deletes the children silently; RESTRICT fails loudly',
  },
  {
    breaks: (sql) => /DROP\s+TABLE/i.test(bare(sql)) && !/-- drop: \S/.test(sql),
    because: 'a dropped table says why: -- drop: <reason>',
  },
  { breaks: (sql) => sql.includes('\r'), because: 'lines end with LF, for the remote splitter' },
  {
    breaks: (sql) => (bare(sql).match(/CREATE\s+TRIGGER/gi) ?? []).length > 1,
    because: 'one trigger a file, for the remote splitter',
  },
  {
    breaks: (sql) =>
      /CREATE\s+TRIGGER/i.test(bare(sql)) &&
      (!/\bBEGIN\b[^]*\bEND;/.test(bare(sql)) || /\bCASE\b/i.test(bare(sql))),
    because: 'BEGIN and END are upper case and the condition stands in WHEN, for the remote splitter',
  },
]

/** What is wrong with one migration, in the words of the rules it breaks. */
export const faultsOf = (sql: string): string[] =>
  rules.filter(({ breaks }) => breaks(sql)).map(({ because }) => because)

/** What D1 and its tools need of a migration (platform facts, D1). */
export const migrations: Check = {
  name: 'migrations',
  run() {
    const findings: Finding[] = []
    for (const file of trackedFiles().filter((path) => /migrations?\/.*\.sql$/.test(path)))
      for (const fault of faultsOf(textOf(file))) findings.push({ file, fault })
    return [...findings, ...kitCopies()]
  },
}

/** Each service with a database begins with the kit's own migrations, letter by letter. */
function kitCopies(): Finding[] {
  const kit = new URL('packages/service-kit/migration/', root)
  const originals = readdirSync(kit).map((name) => [name, readFileSync(new URL(name, kit), 'utf8')] as const)
  const services = new Set(
    trackedFiles().flatMap((path) => /^(services\/[^/]+\/migrations)\//.exec(path)?.[1] ?? []),
  )
  return [...services].flatMap((folder) =>
    originals.flatMap(([name, original]) => {
      const file = `${folder}/${name}`
      const copy = trackedFiles().includes(file) ? textOf(file) : null
      return copy === original ? [] : [{ file, fault: 'differs from the kit’s migration of that name' }]
    }),
  )
}
