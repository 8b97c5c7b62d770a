import { wallClockIn } from '@alliance/calendar'
import type { ComplianceKind, ComplianceRule } from '@alliance/contracts/events'
import {
  audit,
  exactlyOne,
  insertAll,
  oneTrip,
  Problem,
  type Context,
  type Write,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { raise, secretaryOf } from '../notices.ts'
import { branchColumns, judged, read, rulesIn, rulesQuery, type BranchRow } from './compliance.queries.ts'
import { complianceReminder } from './compliance.table.ts'

const atOnce = 100
/** Nobody is told at night. */
const fromMinute = 8 * 60

interface Reminded extends BranchRow {
  told: string
}
interface Duty {
  kind: ComplianceKind
  period: string
  dueOn: string
}
interface Reminder {
  branch: Reminded
  told: Pick<typeof complianceReminder.$inferInsert, 'kind' | 'period'>[]
  notice: Write
}
/** Functional and temporary branches collect no dues (domain/membership.md §2.2). */
const collecting = ['branch', 'joint_branch']
const duesFromDay = 20

/**
 * Tells the secretaries of branches what falls due soon, of each period once: those of a branch, or where it has none
 * those above it. Work of every minute, which walks the grid once a day, so many branches at a time; past its end it
 * reads one row.
 */
export async function remindDuties(ctx: Context): Promise<void> {
  if (wallClockIn('Asia/Shanghai', ctx.now).minutes < fromMinute) return
  const [round] = await ctx.db.all<{ afterPath: string; finished: 0 | 1 }>(
    sql`SELECT after_path AS afterPath, finished FROM compliance_round WHERE day = ${ctx.today}`,
  )
  if (round?.finished) return
  const from = round?.afterPath ?? ''
  const year = Number(ctx.today.slice(0, 4))
  const [rules, rows] = (await oneTrip(
    ctx,
    rulesQuery,
    sql`SELECT ${branchColumns(year)}, (SELECT json_group_array(r.period || r.kind) FROM compliance_reminder r
        WHERE r.party_organisation_id = p.id AND r.period >= ${`${year}`}) AS told
      FROM known_party_organisation p WHERE p.path > ${from} AND p.active = 1
        AND p.type IN (SELECT value FROM json_each(${JSON.stringify(judged)})) ORDER BY p.path LIMIT ${atOnce}`,
  )) as [Record<string, unknown>[], unknown] as [Record<string, unknown>[], Reminded[]]
  const known = rulesIn(rules)
  const due = rows.flatMap((branch) => [
    ...meetingsDue(branch, dutiesOf(branch, known, year, ctx.today)),
    ...duesOf(branch, ctx.today),
  ])
  await ctx
    .commit(
      null,
      // Two runs at once come equally far: only one of them tells.
      exactlyOne(
        ctx.db.run(sql`INSERT INTO compliance_round (day, after_path, finished)
          VALUES (${ctx.today}, ${rows.at(-1)?.path ?? from}, ${rows.length < atOnce ? 1 : 0})
          ON CONFLICT (day) DO UPDATE SET after_path = excluded.after_path, finished = excluded.finished
          WHERE compliance_round.after_path = ${from} AND finished = 0`),
        'version.stale',
      ),
      ctx.db.run(sql`DELETE FROM compliance_round WHERE day < ${ctx.today}`),
      due.map(({ branch, told, notice }) => [
        insertAll(
          ctx,
          complianceReminder,
          told.map((each) => ({ ...each, partyOrganisationId: branch.id, toldOn: ctx.today })),
        ),
        notice,
      ]),
      due.length > 0
        ? audit('compliance.remind', { type: 'compliance-round', id: ctx.today }, { branches: due.length })
        : [],
    )
    .catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error
    })
}

const toSecretary = (branch: Reminded) => ({
  to: { holders: secretaryOf(branch) },
  subject: { type: 'party-organisation', id: branch.id, path: `/branch-compliance?of=${branch.id}` },
  expiresAt: null,
})

function dutiesOf(branch: Reminded, rules: ComplianceRule[], year: number, today: string): Duty[] {
  const told = new Set(JSON.parse(branch.told) as string[])
  return read(branch, rules, year, today).kinds.flatMap(({ kind, periods }) =>
    periods
      .filter(({ state, period }) => state === 'due_soon' && !told.has(period + kind))
      .map(({ period, dueOn }) => ({ kind, period, dueOn })),
  )
}

/** What is due on the same day is told at once. */
const meetingsDue = (branch: Reminded, duties: readonly Duty[]): Reminder[] =>
  [...Map.groupBy(duties, ({ dueOn }) => dueOn)].map(([dueOn, of]) => {
    const kinds = of.map(({ kind }) => kind).join()
    return {
      branch,
      told: of.map(({ kind, period }) => ({ kind, period })),
      notice: raise('compliance.due', {
        ...toSecretary(branch),
        params: { organisation: branch.name, kinds, dueOn },
        key: `${dueOn}:${kinds}`,
      }),
    }
  })

/** Party dues are paid into their own account and kept nowhere here: a reminder is all there is of them. */
function duesOf(branch: Reminded, today: string): Reminder[] {
  const month = today.slice(0, 7)
  const told = (JSON.parse(branch.told) as string[]).includes(`${month}dues`)
  if (told || !collecting.includes(branch.type) || Number(today.slice(8)) < duesFromDay) return []
  return [
    {
      branch,
      told: [{ kind: 'dues', period: month }],
      notice: raise('dues.reminder', {
        ...toSecretary(branch),
        params: { organisation: branch.name, month },
        key: month,
      }),
    },
  ]
}
