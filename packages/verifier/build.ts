import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const home = import.meta.dirname

async function bundled(entry: string, options: { platform: 'node' | 'browser' }): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(home, 'src', entry)],
    absWorkingDir: home,
    write: false,
    bundle: true,
    format: options.platform === 'node' ? 'esm' : 'iife',
    target: options.platform === 'node' ? 'node20' : 'es2022',
    platform: options.platform,
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'silent',
  })
  return outputFiles[0]!.text
}

/**
 * The verifier's files: `verify.mjs` for Node, `verify.html` as one page to keep, and the page as a site serves it,
 * whose scripts and styles are files of their own. Readable, not minified: who does not trust us reads it.
 */
export async function verifierFiles(): Promise<Record<string, string>> {
  const [command, script] = await Promise.all([
    bundled('command/command.ts', { platform: 'node' }),
    bundled('page/page.ts', { platform: 'browser' }),
  ])
  const [html, css] = ['page.html', 'page.css'].map((name) =>
    readFileSync(join(home, 'src', 'page', name), 'utf8'),
  ) as [string, string]
  const page = (policy: string, style: string, code: string) =>
    html
      .replace(
        '<!-- head -->',
        () =>
          `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${policy}" />\n    ${style}`,
      )
      .replace('<!-- script -->', () => code)
  return {
    'verify.mjs': `#!/usr/bin/env node\n${command}`,
    'verify.html': page(
      "script-src 'unsafe-inline'; style-src 'unsafe-inline'",
      `<style>\n${css}</style>`,
      `<script>\n${script.replaceAll('</script', '<\\/script')}</script>`,
    ),
    'index.html': page(
      "script-src 'self'; style-src 'self'",
      '<link rel="stylesheet" href="page.css" />',
      '<script src="page.js"></script>',
    ),
    'page.css': css,
    'page.js': script,
  }
}

if (import.meta.main) {
  const folder = join(home, 'dist')
  mkdirSync(folder, { recursive: true })
  for (const [name, content] of Object.entries(await verifierFiles())) {
    writeFileSync(join(folder, name), content)
    console.log(`${name.padEnd(12)} ${(content.length / 1000).toFixed(0)} KB`)
  }
}
