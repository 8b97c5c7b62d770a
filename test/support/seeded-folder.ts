import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startSystem } from '@alliance/infra/local/system'
import { seed } from '@alliance/infra/seed/seed'

declare module 'vitest' {
  interface ProvidedContext {
    seededFolder: string
  }
}

/** Seeds one system through its API and keeps its folder, for every test file to start from a copy. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'alliance-seeded-'))
  const system = await startSystem({ persist: folder, port: 0, cron: false })
  try {
    const summary = await seed({
      url: system.url,
      bootstrapSecret: system.secrets.identity!.BOOTSTRAP_SECRET!,
      progress: () => {},
    })
    writeFileSync(join(folder, 'seeded.json'), JSON.stringify(summary))
  } finally {
    await system.stop()
  }
  project.provide('seededFolder', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
