import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { afterEach } from 'vitest'

const running: ChildProcess[] = []

/** Ends a system and all it started, as a power cut would. */
export const killGroup = (child: ChildProcess): void => {
  if (child.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL')
}

export const killBehindEach = (): void => afterEach(() => running.splice(0).forEach(killGroup))

/** Starts a system in a process of its own; `direct` is where one service answers behind the gateway. */
export async function startApart(
  persist: string,
  service?: string,
): Promise<{ child: ChildProcess; url: string; direct: string }> {
  const script = new URL('run-system.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, persist, '0', ...(service ? [service] : [])], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(child)
  for await (const line of createInterface({ input: child.stdout! })) {
    const [, url, direct = ''] = /^ready (\S+) ?(\S*)$/.exec(line) ?? []
    if (url) return { child, url, direct }
  }
  throw new Error('the system did not start')
}
