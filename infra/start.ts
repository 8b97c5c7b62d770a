import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { FolderInUse } from './local/folder.ts'
import { whenParentEnds } from './local/parent.ts'
import { portIsFree } from './local/port.ts'
import { removeData, startSystem, type System } from './local/system.ts'
import { buildPortal } from './portal.ts'
import { root } from './repository.ts'
import { seedOnce, seedWasCutShort, tellWhatIsThere } from './seed/once.ts'
import { progress } from './progress.ts'

const { values } = parseArgs({
  options: { reset: { type: 'boolean' }, port: { type: 'string' }, data: { type: 'string' } },
})
const port = Number(values.port ?? process.env.PORT ?? 8787)
const persist = values.data ?? join(root, '.local')

const giveUp = (english: string, chinese: string): never => {
  console.error(`\n${english}\n${chinese}\n`)
  process.exit(1)
}

let system: System | undefined
let ending = false
const end = async (code: number) => {
  if (ending) return
  ending = true
  await system?.stop()
  process.exit(code)
}
process.on('SIGINT', () => void end(0))
process.on('SIGTERM', () => void end(0))
process.on('SIGHUP', () => void end(0))
whenParentEnds(() => void end(0))

if (!(await portIsFree(port)))
  giveUp(
    `Port ${port} is taken. End what uses it, or choose another: npm start -- --port ${port + 1}`,
    `端口 ${port} 已被占用。请结束占用它的程序，或换一个端口：npm start -- --port ${port + 1}`,
  )

try {
  if (values.reset || seedWasCutShort(persist)) {
    progress(
      values.reset
        ? 'Beginning anew 清空数据'
        : 'The last loading was interrupted, beginning anew 上次装入未完成，重新开始',
    )
    removeData(persist)
  }
  mkdirSync(persist, { recursive: true })
  await buildPortal()
  progress('Starting the workers 启动服务')
  system = await startSystem({
    persist,
    port,
    vars: {
      gateway: { BASE_URL: `http://localhost:${port}` },
      identity: { BASE_URL: `http://localhost:${port}` },
      events: { BASE_URL: `http://localhost:${port}` },
    },
    log: ({ level, message }) => level === 'error' && console.error(message),
  })
  const summary = await seedOnce(system, persist)
  tellWhatIsThere(`http://localhost:${port}`, summary)
} catch (error) {
  await system?.stop()
  if (error instanceof FolderInUse)
    giveUp(
      `The system runs already (process ${error.pid}). End it first.`,
      `系统已在运行（进程 ${error.pid}），请先结束它。`,
    )
  throw error
}
