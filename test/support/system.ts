import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, inject } from 'vitest'
import { startSystem, type System, type SystemOptions } from '@alliance/infra/local/system'
import type { DemoAccount, SeedSummary } from '@alliance/infra/seed/seed'
import { signIn, type Session } from '@alliance/infra/seed/session'

/** A folder of its own with the seeded data, removed behind the tests. */
export function seededCopy(): { persist: string; summary: SeedSummary; remove: () => void } {
  const persist = mkdtempSync(join(tmpdir(), 'alliance-'))
  cpSync(inject('seededFolder'), persist, { recursive: true })
  const summary = JSON.parse(readFileSync(join(persist, 'seeded.json'), 'utf8')) as SeedSummary
  return { persist, summary, remove: () => rmSync(persist, { recursive: true, force: true }) }
}

export interface Running {
  system: System
  summary: SeedSummary
  /** What the workers logged, line by line. */
  logs: string[]
  account(role: string): DemoAccount
  /** The session of a role's demo account in this file. */
  signedIn(role: string): Promise<Session>
}

/** Starts a seeded system before a file's tests and stops it behind them. */
export function useSystem(options: Partial<SystemOptions> = {}): Running {
  const running = { logs: [] as string[] } as Running
  let remove = () => {}
  beforeAll(async () => {
    const copy = seededCopy()
    remove = copy.remove
    running.summary = copy.summary
    running.system = await startSystem({
      persist: copy.persist,
      port: 0,
      cron: false,
      bundled: true,
      vars: { gateway: { LIMIT_FACTOR: '100' } },
      log: ({ message }) => running.logs.push(message),
      ...options,
    })
    running.account = (role) => copy.summary.accounts.find((account) => account.role === role)!
    const sessions = new Map<string, Promise<Session>>()
    running.signedIn = (role) => {
      const { phone, password, totpSecret } = running.account(role)
      const session = sessions.get(role) ?? signIn(running.system.url, phone, password, totpSecret)
      sessions.set(role, session)
      return session
    }
  })
  afterAll(async () => {
    await running.system?.stop()
    remove()
  })
  return running
}
