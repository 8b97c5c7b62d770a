import {
  unitStates,
  type HousingDelivery,
  type PublicHousing,
  type UnitCounts,
} from '@alliance/contracts/talent-housing'
import { oneTrip, type Context } from '@alliance/service-kit'
import { asRow, columnsOf } from '@alliance/service-kit/database/rows'
import { sql } from 'drizzle-orm'
import { countsOn } from '../plots/plots.queries.ts'
import { plot } from '../plots/plots.table.ts'
import { policyFrom, policyOn, referenceOf } from '../policies/in-force.ts'
import { rentByClass } from '../rent/rent.rules.ts'
import { plotsWithin } from '../reach.ts'
import { deliveredBy, inState, startedBy } from '../tally.table.ts'
import { openedJson } from '../tranches/tranches.queries.ts'
import { curves } from './months.rules.ts'

/** Plots that a board takes. */
const most = 200

const total = <K extends string>(rows: readonly Record<K, number>[], key: K): number =>
  rows.reduce((sum, row) => sum + row[key], 0)

/** A sum of changes by month up to a date, from the tally's rows of one kind. */
const byMonth = (kind: 'started' | 'delivered', asOf: string, reach: ReturnType<typeof plotsWithin>) =>
  sql`SELECT substr(t.date, 1, 7) AS month, sum(t.change) AS units FROM plot
    JOIN tally t ON t.subject = plot.id || ${sql.raw(`':${kind}'`)} AND t.date <= ${asOf} WHERE ${reach} GROUP BY 1`

type Months = { month: string; units: number }[]

/** The board as on a date, over the plots within reach. One round trip. */
export async function delivery(ctx: Context, asOf = ctx.today): Promise<HousingDelivery> {
  const reach = plotsWithin(ctx, 'plot:read', sql`plot.id`)
  const [found, planned, started, delivered] = await oneTrip(
    ctx,
    sql`SELECT ${columnsOf(plot, 'plot')}, ${countsOn(sql`plot.id`, asOf)} AS units, ${startedBy(sql`plot.id`, asOf)} AS started,
      ${deliveredBy(sql`plot.id`, asOf)} AS delivered FROM plot WHERE ${reach} ORDER BY plot.code LIMIT ${most}`,
    sql`SELECT substr(b.planned_acceptance_on, 1, 7) AS month, sum(b.planned_units) AS units FROM plot
      JOIN building b ON b.plot_id = plot.id AND b.planned_acceptance_on IS NOT NULL WHERE ${reach} GROUP BY 1`,
    byMonth('started', asOf, reach),
    byMonth('delivered', asOf, reach),
  )
  const plots = found!.map((row) => ({
    plot: asRow(plot, row),
    units: JSON.parse(row['units'] as string) as UnitCounts,
    started: row['started'] as number,
    delivered: row['delivered'] as number,
  }))
  return {
    asOf,
    target: plots.reduce((sum, { plot: { targetUnits } }) => sum + targetUnits, 0),
    delivered: total(plots, 'delivered'),
    units: Object.fromEntries(
      unitStates.map((state) => [
        state,
        total(
          plots.map(({ units }) => units),
          state,
        ),
      ]),
    ) as UnitCounts,
    plots,
    months: curves(
      {
        planned: planned as unknown as Months,
        started: started as unknown as Months,
        delivered: delivered as unknown as Months,
      },
      asOf,
    ),
  }
}

const json = <T>(value: unknown): T => JSON.parse(value as string) as T

/** What anyone may know of the housing there is. One round trip. */
export async function publicHousing(ctx: Context): Promise<PublicHousing> {
  const on = ctx.today
  const [policies, plots, types, tranches] = await oneTrip(
    ctx,
    sql`SELECT ${policyOn(on)} AS policy`,
    sql`SELECT ${columnsOf(plot, 'plot')}, ${deliveredBy(sql`plot.id`, on)} AS delivered, ${inState(sql`plot.id`, sql.raw(`'available'`), on)} AS available,
      (SELECT r.fen_per_m2_month FROM plot_rent_base r WHERE r.plot_id = plot.id AND r.valid_from <= ${on}
        ORDER BY r.valid_from DESC LIMIT 1) AS base FROM plot ORDER BY plot.code LIMIT ${most}`,
    sql`SELECT * FROM unit_type ORDER BY code LIMIT 50`,
    sql`SELECT tranche.*, plot.name AS plot_name, ${openedJson} AS opened FROM tranche JOIN plot ON plot.id = tranche.plot_id
      WHERE tranche.state = 'published' AND (tranche.closes_on IS NULL OR tranche.closes_on > ${on})
      ORDER BY tranche.opens_on, tranche.id LIMIT 50`,
  )
  const text = policies![0]!['policy'] as string | null
  const policy = text === null ? null : policyFrom(text)
  const shown = plots!.map((row) => {
    const { id, code, name, constructionKind, address, latitude, longitude, targetUnits, ...rest } = asRow(
      plot,
      row,
    )
    const { plannedCompletionOn, provenance, sourceRef, isDemo } = rest
    return {
      id,
      code,
      name,
      constructionKind,
      address,
      latitude,
      longitude,
      targetUnits,
      delivered: row['delivered'] as number,
      available: row['available'] as number,
      plannedCompletionOn,
      baseFenPerM2Month: (row['base'] as number | null) ?? policy?.document.rent.baseFenPerM2Month ?? null,
      provenance,
      sourceRef,
      isDemo,
    }
  })
  return {
    asOf: on,
    target: total(shown, 'targetUnits'),
    delivered: total(shown, 'delivered'),
    policy: policy && referenceOf(policy),
    plots: shown,
    unitTypes: types!.map((row) => ({
      id: row['id'] as string,
      code: row['code'] as string,
      name: row['name'] as string,
      bedrooms: row['bedrooms'] as number,
      livingRooms: row['living_rooms'] as number,
      areaCm2: row['area_cm2'] as number,
      description: row['description'] as string,
      furniture: json(row['furniture']),
      rentFen: policy
        ? rentByClass(policy.document.rent, {
            areaCm2: row['area_cm2'] as number,
            baseFenPerM2Month: policy.document.rent.baseFenPerM2Month,
          })
        : null,
    })),
    tranches: tranches!.map((row) => ({
      id: row['id'] as string,
      name: row['name'] as string,
      plotId: row['plot_id'] as string,
      plotName: row['plot_name'] as string,
      opensOn: row['opens_on'] as string,
      closesOn: row['closes_on'] as string | null,
      classes: json(row['classes']),
      opened: json(row['opened']),
      isDemo: row['is_demo'] === 1,
    })),
  }
}
