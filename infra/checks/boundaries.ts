import { allServices } from '../repository.ts'
import { textOf, trackedFiles } from './files.ts'
import type { Check, Finding } from './report.ts'

/** What a file imports when it runs; types are gone by then. */
const imports =
  /(?:^|\n)\s*(?:import|export)(?!\s+type\b)[^'"\n]*?(?:\n[^'"]*?)?from\s+'([^']+)'|import\('([^']+)'\)/g

interface Rule {
  /** Files it speaks of. */
  of: RegExp
  /** Imports it forbids there. */
  forbids: RegExp
  because: string
}

const rules: Rule[] = [
  {
    of: /^services\/(?!portal\/)/,
    forbids: new RegExp(`^@alliance/(${allServices().join('|')})$`),
    because: 'no service imports another: ask by RPC or hear by events',
  },
  {
    of: /^services\/portal\/(?!build\/)/,
    forbids: /^@alliance\/(?!client$|contracts\/programme$|gates$)/,
    because: 'the web app knows the API by its client alone; gates is the protocol that it runs offline',
  },
  {
    of: /^packages\/contracts\/src\//,
    forbids: /^(@alliance\/|cloudflare:|drizzle)/,
    because: 'contracts stand on nothing of ours',
  },
  {
    of: /^packages\/(identifiers|calendar|evidence)\/src\/(?!.*\.test)/,
    forbids: /^(?!\.)/,
    because: 'pure packages import nothing',
  },
  {
    of: /^packages\/(draw|credentials|verifier|gates)\/src\/(?!.*\.test)/,
    forbids: /^(?!\.|@alliance\/(evidence|draw|credentials)$)/,
    because: 'what outsiders and gates run stands on nothing but the arithmetic of evidence',
  },
  {
    of: /^(services|packages\/service-kit)\/(?!.*(\.test|\.testing|\.suite)\.ts$)(?!.*\/test\/)(?!.*vitest)/,
    forbids: /^@alliance\/test-kit/,
    because: 'tests only',
  },
  {
    of: /\.rules\.ts$/,
    forbids:
      /^(drizzle-orm|hono(?!\/utils\/)|cloudflare:|@alliance\/service-kit$|\.\/.*\.(table|usecases|routes)\.ts$)/,
    because: 'rules are pure: no database, no HTTP, no binding',
  },
  { of: /\.routes\.ts$/, forbids: /^drizzle-orm|\.table\.ts$/, because: 'a route holds HTTP only' },
]

/** Who may import whom. */
export const boundaries: Check = {
  name: 'import boundaries',
  run() {
    const findings: Finding[] = []
    for (const file of trackedFiles().filter(
      (path) => /\.tsx?$/.test(path) && !path.endsWith('.generated.ts'),
    ))
      for (const [, stated, lazy] of textOf(file).matchAll(imports)) {
        const target = stated ?? lazy!
        for (const rule of rules)
          if (rule.of.test(file) && rule.forbids.test(target) && !target.startsWith('node:'))
            findings.push({ file, fault: `imports ${target}: ${rule.because}` })
      }
    return findings
  },
}
