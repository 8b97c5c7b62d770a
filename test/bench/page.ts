import type { Measured, Plan } from './measure.ts'
import type { WorkerCost } from './workers.ts'

export interface Row extends Plan {
  few: Measured
  many: Measured
}

/** A bundle's size at the most, gzipped. */
const bundleGoal = 300_000
const exact = (number: number) => number.toLocaleString('en')

const isExport = ({ route }: Row) => route.path.endsWith('/export')
const isRead = ({ route }: Row) => route.method === 'get'

/** What keeps a row from the goals; an export is read in pages of a thousand, so its trips follow its rows. */
export function faultsOf(row: Row): string[] {
  const { few, many } = row
  const goal = isRead(row) ? 1 : 2
  const trips = Math.max(few.trips, many.trips)
  const grows =
    many.read > few.read * 1.2 + 10 && many.read > 6 * (many.returned + 1) + 20 && many.status < 300
  return [...(trips > goal && !isExport(row) ? [`${trips} trips`] : []), ...(grows ? ['reads grow'] : [])]
}

/** Why an operation does not keep the goals, where that is known. */
const reasons: [operations: RegExp, reason: string][] = [
  [
    /^(verify\w+Audit|get\w+AuditChain)$/,
    'looks at up to 2,000 audit rows a call and at the state of the chain first; an auditor’s job, not a hot read',
  ],
  [/^get\w+Status$/, 'counts what waits, up to a thousand of each'],
  [
    /^(listChains|getChain|getPublicOverview|listTreeNodes)$/,
    'adds up a tally as of a date: a row for each day on which each number changed, a thousand days here, however much is counted',
  ],
  [
    /^get(Agreement|Regulation)Document$/,
    'asks whether the file’s owner may be read, reads the file’s row, and writes into the audit trail who fetched it',
  ],
  [
    /^(listAgreements|exportAgreementDeadlines)$/,
    'brings every agreement with its parties and their names, some eight rows each',
  ],
  [/^getCircle$/, 'draws up to 200 partners with their places and offers, and the last 1,000 matches'],
  [/^suggestOffers$/, 'reads the need, then scores up to 300 open offers of its category'],
  [/^getDevelopmentBoard$/, 'counts each of five stages, and what is overdue in it, up to 200'],
  [
    /^getStructure$/,
    'the first to ask in a day counts the whole roll and keeps the numbers; the others read one row',
  ],
]

function reasonsFor(faulty: Row[]): string {
  const names = (of: RegExp) =>
    faulty.filter(({ route }) => of.test(route.operationId!)).map(({ name }) => `\`${name}\``)
  const told = reasons.map(([of, reason]) => [names(of), reason] as const).filter(([of]) => of.length > 0)
  const untold = faulty.filter(({ route }) => !reasons.some(([of]) => of.test(route.operationId!)))
  return [
    ...told.map(([of, reason]) => `- ${of.join(', ')}: ${reason}.`),
    ...untold.map(({ name }) => `- \`${name}\`: to be mended.`),
  ].join('\n')
}

const cell = ({ read, returned, status }: Measured) =>
  `${exact(read)} / ${status < 300 ? exact(returned) : status}`

export const routeTable = (rows: Row[]): string[] =>
  rows.map((row) => {
    const { service, name, route, few, many } = row
    const trips = few.trips === many.trips ? `${few.trips}` : `${few.trips}, ${many.trips}`
    return `| ${service} | ${route.method.toUpperCase()} | ${name} | ${trips} | ${cell(few)} | ${cell(many)} | ${exact(many.written)} | ${faultsOf(row).join(', ')} |`
  })

/** What became of the goals in the rooms that were filled to a million rows; lines of others are those of before. */
export function millionPageOf(rows: Row[], others: string[]): string {
  const faulty = rows.filter((row) => faultsOf(row).length > 0)
  const lines = [...others, ...routeTable(rows)]
  const kept = lines.filter((line) => line.endsWith('|  |')).length
  return `# Costs at a million rows

Written by \`pnpm bench:cost --million\`, which counts as \`pnpm bench:cost\` does ([costs.md](costs.md)), with a thousand
and then a million rows of each noun of these rooms.

${kept === lines.length ? 'Every route keeps the goals.' : `${kept} of ${lines.length} requests keep the goals; the others are marked in the last column.\n\n${reasonsFor(faulty)}`}

${tableHead('1,000', '1,000,000')}
${lines.join('\n')}
`
}

const tableHead = (few: string, many: string): string =>
  `| service | method | operation | round trips | read / returned at ${few} | read / returned at ${many} | written | over the goal |
|---|---|---|---|---|---|---|---|`

const workerTable = (workers: WorkerCost[]): string[] =>
  workers.map(({ service, bytes, gzipBytes, startRatio }) => {
    const kilobytes = (size: number) => `${Math.round(size / 1000)} KB`
    return `| ${service} | ${kilobytes(bytes)} | ${kilobytes(gzipBytes)} | ${startRatio.toFixed(1)} | ${gzipBytes > bundleGoal ? 'too large' : ''} |`
  })

export function pageOf(rows: Row[], repeated: number, workers: WorkerCost[]): string {
  const faulty = rows.filter((row) => faultsOf(row).length > 0)
  return `# Costs

What every route asks of D1 and how large every worker is. Written by \`pnpm bench:cost\`; \`pnpm bench:cost --check\`
fails when the routes' counts are no longer these. The cost of a request is its number of D1 round trips: in
production each of them is a trip over the network.

## The goals

- A read is one round trip through the whole system, a write one read and one batch.
- Rows read follow the rows returned, not the rows there are.
- A worker's bundle stays under 300 KB gzipped.
- A public answer that many people repeat costs nothing: of 20 further requests for the public overview within its
  five seconds, D1 was asked ${repeated} times.

${faulty.length === 0 ? 'Every route keeps them.' : `${rows.length - faulty.length} of ${rows.length} requests keep them; the others are marked in the last column.\n\n${reasonsFor(faulty)}`}

## How it was counted

- The whole system runs as \`npm start\` runs it, with the seed. Every table is then filled to a hundred rows of each
  noun and measured, and to a hundred thousand and measured again: organisations with their search terms and places,
  Party organisations with their edges and coverage, chain links, members, imports and their rows, accounts with grants
  and sessions, partner clients with keys, audit rows, dead letters, sent events. Periods begin on a thousand different
  days.
- Each request goes through the gateway with a session that the gateway knows already. A caller that it does not know,
  or has not asked about for half a minute, costs one round trip more, in identity.
- Round trips, rows read and rows written are D1's own counts (\`meta.rows_read\`, \`meta.rows_written\`; index entries
  count as rows), added up over the request by the service-kit's meter. What runs behind the answer (sending events,
  linking audit rows) is not part of it, and readiness asks each service once, past the meter.
- “Read / returned” gives the rows read and the rows in the answer, or the status where it is a refusal. An export
  reads a thousand rows a trip and ends with one batch for its audit row; past 20,000 rows it is refused (422).
- A start is the median of five, from starting the runtime to the first answer, as a multiple of a worker that does
  nothing, measured in the same run. Bundles are minified.

## Routes

${tableHead('100', '100,000')}
${routeTable(rows).join('\n')}

## Workers

| worker | bundle | gzipped | start | over the goal |
|---|---|---|---|---|
${workerTable(workers).join('\n')}
`
}
