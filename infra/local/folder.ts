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

/** Keeps two runtimes from writing one database; answers how to give the folder back. */
export function claimFolder(folder: string): () => void {
  const path = join(folder, 'running.pid')
  if (existsSync(path)) {
    const pid = Number(readFileSync(path, 'utf8'))
    if (pid > 0 && isAlive(pid)) throw new FolderInUse(folder, pid)
  }
  writeFileSync(path, String(process.pid))
  const release = () => {
    process.off('exit', release)
    rmSync(path, { force: true })
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
