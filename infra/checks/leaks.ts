import { textOf, trackedFiles } from './files.ts'
import type { Check, Finding } from './report.ts'

const patterns: [RegExp, string][] = [
  [/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/, 'holds a private key'],
  [/\b(?:AKIA|LTAI)[0-9A-Z]{12,}\b/, 'holds an access key'],
  [/(?<![\w.])\/(?:home|Users|root|work)\/[a-z]/, 'names a path of somebody’s machine'],
  [/registry\.(?!npmjs\.org)[a-z0-9-]+\.[a-z]{2,}/, 'names a registry host'],
]

/** No secret, no machine's path, no registry host in what is kept. */
export const leaks: Check = {
  name: 'leaks',
  run() {
    const findings: Finding[] = []
    for (const file of trackedFiles().filter(
      (path) => !/\.(png|woff2|ico)$/.test(path) && path !== 'infra/checks/leaks.ts',
    )) {
      const text = textOf(file)
      for (const [pattern, fault] of patterns) if (pattern.test(text)) findings.push({ file, fault })
    }
    return findings
  },
}
