/**
 * `node infra/bootstrap.mjs <command> [args]`: brings pnpm, Node 22 and everything the repository needs into
 * `node_modules`, then runs `infra/<command>.ts` there. Stands on Node 20 alone, with nothing installed.
 */
import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = join(root, 'node_modules', '.bin')
const windows = process.platform === 'win32'
const [command, ...args] = process.argv.slice(2)

const fail = (message) => {
  console.error(`\n${message}\n`)
  process.exit(1)
}

if (Number(process.versions.node.split('.')[0]) < 20)
  fail(
    `Node 20 or later is needed, this is ${process.versions.node}.\n需要 Node 20 或更高版本，当前为 ${process.versions.node}。`,
  )

install()
run()

/** Installs once, and again whenever the lockfile changed. */
function install() {
  const stamp = join(root, 'node_modules', '.installed')
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('Installing what the project needs (about a minute) … 正在安装依赖（约一分钟）…')
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const installing = ['--yes', packageManager, 'install', '--frozen-lockfile', '--reporter=append-only']
  try {
    execFileSync(windows ? 'npx.cmd' : 'npx', installing, {
      cwd: root,
      stdio: ['ignore', process.env.CI ? 'ignore' : 'inherit', 'inherit'],
      shell: windows,
      env: { ...process.env, CI: 'true' },
    })
  } catch {
    fail(
      'The installation failed; see above. Is the npm registry reachable?\n安装失败，请看上面的提示。能否访问 npm 镜像？',
    )
  }
  writeFileSync(stamp, wanted)
}

/**
 * The Node that came with the installation, or this one where there is none for this system. It is not the one in
 * `.bin`: that is a shell script, which a signal would end in its place.
 */
function nodeOfProject() {
  const bundled = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(bundled)) return bundled
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  fail(
    `No Node 22 package for ${process.platform}-${process.arch}: install Node 22.18 or later and try again.\n` +
      `没有适合 ${process.platform}-${process.arch} 的 Node 22 安装包：请自行安装 Node 22.18 或更高版本。`,
  )
}

function run() {
  const script = join(root, 'infra', `${command}.ts`)
  if (!command || !existsSync(script))
    fail(`There is no command “${command ?? ''}”.\n没有“${command ?? ''}”这个命令。`)
  const child = spawn(nodeOfProject(), ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      ENDS_WITH_PARENT: String(process.pid),
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  whenNpmEnds(() => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

/** npm, ended by a signal, hands it to the shell between itself and this process, which hands it to nobody. */
function whenNpmEnds(call) {
  const npm =
    process.env.npm_lifecycle_event &&
    existsSync('/proc/self/stat') &&
    ancestorNamed(/(^|[/\0])p?npm(-cli\.js|\.c?js)?[ \0]/)
  if (!npm) return
  setInterval(() => (stateOf(npm)?.state ?? 'Z') === 'Z' && call(), 1000).unref()
}

function ancestorNamed(pattern) {
  for (let pid = process.ppid; pid > 1; pid = stateOf(pid)?.parent ?? 0)
    if (pattern.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))) return pid
}

function stateOf(pid) {
  try {
    const [state, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return { state, parent: Number(parent) }
  } catch {
    return undefined
  }
}
