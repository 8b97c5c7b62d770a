import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Another running system keeps its data in this folder. */
export class FolderInUse extends Error {
  readonly pid: number

  constructor(folder: string, pid: number) {
    super(`the data in ${folder} is in use by the process ${pid}`)
    this.pid = pid
  }
}

const mark = (folder: string): string => join(folder, 'running.pid')

/** Throws when a running system keeps its data in the folder. */
export function refuseInUse(folder: string): void {
  if (!existsSync(mark(folder))) return
  const pid = Number(readFileSync(mark(folder), 'utf8'))
  if (pid > 0 && isAlive(pid)) throw new FolderInUse(folder, pid)
}

/** Keeps two runtimes from writing one database; answers how to give the folder back. */
export function claimFolder(folder: string): () => void {
  refuseInUse(folder)
  writeFileSync(mark(folder), String(process.pid))
  const release = () => {
    process.off('exit', release)
    rmSync(mark(folder), { force: true })
  }
  process.on('exit', release)
  return release
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  // After a restart of the machine the number may belong to another program.
  const command = `/proc/${pid}/cmdline`
  return !existsSync(command) || readFileSync(command, 'utf8').includes('node')
}
