/**
 * `pnpm bench:cost`: what every route costs in D1, and how large every worker is and how it starts. Writes
 * docs/costs.md; with `--check` it fails instead when the routes' counts are not those written there.
 *
 * `pnpm bench:cost --million`: the rooms that may grow that large, at a thousand and at a million rows. Writes
 * docs/costs-at-a-million.md; with `--service NAME` of that service alone, keeping what is written there of the others.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serviceNames } from '@alliance/contracts/services'
import { startSystem } from '@alliance/infra/local/system'
import { root } from '@alliance/infra/repository'
import { seed } from '@alliance/infra/seed/seed'
import { fillFiles, fillTables } from './fill.ts'
import { measure, plansOf, readBenches, type Measured } from './measure.ts'
import { millionPageOf, pageOf, routeTable, type Row } from './page.ts'
import { measureWorkers } from './workers.ts'
import { World } from './world.ts'

const check = process.argv.includes('--check')
const million = process.argv.includes('--million')
const only = process.argv.includes('--service')
  ? process.argv[process.argv.indexOf('--service') + 1]
  : undefined
if (only !== undefined && !million) throw new Error('--service is a part of --million')
const sizes = million ? ([1_000, 1_000_000] as const) : ([100, 100_000] as const)
const file = join(root, million ? 'docs/costs-at-a-million.md' : 'docs/costs.md')
const tell = (step: string) => console.error(`· ${step}`)

const benches = (await readBenches()).filter(
  (bench) => !million || (bench.million && (!only || bench.service === only)),
)
const plans = plansOf(benches, million)
const folder = mkdtempSync(join(tmpdir(), 'alliance-cost-'))

async function measureRoutes(): Promise<{ rows: Row[]; repeated: number }> {
  const measuring = { REPORT_COST: '1', LIMIT_FACTOR: '1000' }
  const vars = Object.fromEntries(serviceNames.map((service) => [service, measuring]))
  const start = () =>
    startSystem({
      persist: folder,
      port: 0,
      cron: false,
      vars,
      log: ({ level, message }) => (level === 'error' ? console.error(message) : undefined),
    })
  let system = await start()
  try {
    tell('seed')
    const { accounts } = await seed({
      url: system.url,
      bootstrapSecret: system.secrets.identity!.BOOTSTRAP_SECRET!,
      progress: () => {},
    })
    let world = new World(system, accounts)
    const results: Measured[][] = plans.map(() => [])
    let filledTo = 0
    for (const [i, size] of sizes.entries()) {
      tell(`${size} rows of everything`)
      if (size < 1_000_000) await fillTables(world, benches, filledTo + 1, size)
      else {
        await system.stop()
        fillFiles(folder, benches, filledTo + 1, size)
        system = await start()
        world = new World(system, accounts)
      }
      filledTo = size
      world.turn = i + 1
      for (const [plan, of] of plans.entries()) results[plan]!.push(await measure(world, of))
    }
    const rows = plans.map((plan, i) => ({ ...plan, few: results[i]![0]!, many: results[i]![1]! }))
    return { rows, repeated: million ? 0 : await tripsOfRepetition(world) }
  } finally {
    await system.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** D1 round trips of twenty further requests for the public overview, of which the first was just answered. */
async function tripsOfRepetition(world: World): Promise<number> {
  await world.send('GET', '/api/v1/membership/public/overview')
  let trips = 0
  for (let i = 0; i < 20; i++)
    trips += (await world.send('GET', '/api/v1/membership/public/overview')).cost?.trips ?? 0
  return trips
}

/** What the page says of the services that were not measured this time. */
const linesOfOthers = (service: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /^\| [a-z-]+ \| [A-Z]+ \|/.test(line) && !line.startsWith(`| ${service} `))

const { rows, repeated } = await measureRoutes()
if (million) writeFileSync(file, millionPageOf(rows, only ? linesOfOthers(only) : []))
else if (check) {
  const written = readFileSync(file, 'utf8').split('\n')
  const differing = routeTable(rows).filter((line) => !written.includes(line))
  if (differing.length > 0 || repeated > 0) {
    console.error(
      `docs/costs.md is not what is measured now: run \`pnpm bench:cost\`\n${differing.join('\n')}`,
    )
    process.exit(1)
  }
  console.log(`docs/costs.md holds for ${rows.length} requests`)
} else {
  tell('workers')
  const page = pageOf(rows, repeated, await measureWorkers())
  writeFileSync(file, page)
  console.log(page)
}
