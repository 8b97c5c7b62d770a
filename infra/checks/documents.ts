import { existsSync } from 'node:fs'
import { root, textOf, trackedFiles } from './files.ts'
import type { Check, Finding } from './report.ts'

const link = /\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g

/** A path from the root in backticks; what stands for something else (`<name>`, `*`, `…`) is passed over. */
const path = /`((?:infra|packages|services|test|docs|\.ci)\/[\w./-]+)`/g

const headings = (file: string): string[] =>
  textOf(file)
    .split('\n')
    .filter((line) => /^#+ /.test(line))
    .map((line) => line.replace(/^(#+) .*/, '$1'))

/** Links in documents lead somewhere, and the Chinese README keeps step with the English one. */
export const documents: Check = {
  name: 'documents',
  run() {
    const findings: Finding[] = []
    for (const file of trackedFiles().filter((path) => path.endsWith('.md')))
      for (const [, target] of textOf(file).matchAll(link))
        if (!existsSync(new URL(target!, new URL(file, root))))
          findings.push({ file, fault: `links to ${target}, which is not there` })
    for (const file of trackedFiles().filter((name) => name.endsWith('.md')))
      for (const [, target] of textOf(file).matchAll(path))
        if (!existsSync(new URL(target!, root)) && !existsSync(new URL(target!, new URL(file, root))))
          findings.push({ file, fault: `names ${target}, which is not there` })
    if (headings('README.md').join() !== headings('README.zh-CN.md').join())
      findings.push({ file: 'README.zh-CN.md', fault: 'has not the same headings as README.md' })
    const commands = (file: string) =>
      [...textOf(file).matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block)
    if (commands('README.md').join() !== commands('README.zh-CN.md').join())
      findings.push({ file: 'README.zh-CN.md', fault: 'has not the same commands as README.md' })
    return findings
  },
}
