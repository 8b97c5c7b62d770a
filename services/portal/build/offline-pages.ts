import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'

const worker = join(import.meta.dirname, '../src/offline/worker.js')

/** Everything that a page loads before it stands: its chunks, theirs, and their styles. */
function filesOf(bundle: Rolldown.OutputBundle, page: string): string[] {
  const files = new Set<string>()
  const follow = (fileName: string) => {
    const chunk = bundle[fileName]
    if (files.has(`/${fileName}`) || chunk?.type !== 'chunk') return
    files.add(`/${fileName}`)
    const { importedCss, importedAssets } = chunk.viteMetadata ?? { importedCss: [], importedAssets: [] }
    for (const file of [...importedCss, ...importedAssets]) files.add(`/${file}`)
    for (const file of chunk.imports) follow(file)
  }
  for (const chunk of Object.values(bundle))
    if (chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith(`/${page}index.html`)) follow(chunk.fileName)
  return [...files].sort()
}

/** Writes the service worker of pages that open without network, with the names of the files it keeps. */
export const offlinePages = (pages: Record<string, readonly string[]>): Plugin => ({
  name: 'offline-pages',
  enforce: 'post',
  generateBundle(_, bundle) {
    const kept = Object.entries(pages).map(([page, besides]) => {
      const files = [`/${page}`, ...filesOf(bundle, page), ...besides]
      const html = bundle[`${page}index.html`]
      const content = html?.type === 'asset' ? html.source : ''
      const version = createHash('sha256').update(files.join('\n')).update(content).digest('hex').slice(0, 12)
      return [`/${page}`, { version, files }]
    })
    const source = readFileSync(worker, 'utf8').replace('__PAGES__', JSON.stringify(Object.fromEntries(kept)))
    this.emitFile({ type: 'asset', fileName: 'offline.js', source })
  },
})
