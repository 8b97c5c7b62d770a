import {
  nextStates,
  type NewUnitStep,
  type UnitCard,
  type UnitChange,
} from '@alliance/contracts/talent-housing'
import { audit, exactlyOne, Problem, type Context } from '@alliance/service-kit'
import { eq, sql } from 'drizzle-orm'
import { notAfterToday } from '../reach.ts'
import { unitType } from '../unit-types/unit-types.table.ts'
import { stepFrom } from './steps.ts'
import { readUnit } from './units.queries.ts'
import { unit } from './units.table.ts'

const object = (id: string) => ({ type: 'unit', id })

async function readToWrite(ctx: Context, id: string): Promise<UnitCard> {
  const found = await readUnit(ctx, id)
  ctx.mustReach('plot:write', { plot: found.plotId })
  return found
}

/** @throws Problem `unit_type.unknown` */
export async function update(ctx: Context, id: string, change: UnitChange): Promise<UnitCard> {
  const current = await readToWrite(ctx, id)
  const [type] = await ctx.db
    .select()
    .from(unitType)
    .where(eq(unitType.id, change.unitTypeId ?? current.unitType.id))
  if (!type) throw new Problem('unit_type.unknown')
  const expected = ctx.expectedVersion ?? current.version
  const own =
    change.furniture === undefined ? (current.ownFurniture ? current.furniture : null) : change.furniture
  const changed = { ...change, version: expected + 1, updatedAt: ctx.now }
  return ctx.commit(
    {
      ...current,
      areaCm2: change.areaCm2 ?? current.areaCm2,
      unitType: { id: type.id, code: type.code, name: type.name },
      furniture: own ?? type.furniture,
      ownFurniture: own !== null,
      version: changed.version,
      updatedAt: ctx.now,
    },
    exactlyOne(
      ctx.db
        .update(unit)
        .set(changed)
        .where(sql`id = ${id} AND version = ${expected}`),
      'version.stale',
    ),
    audit('unit.update', object(id), { plotId: current.plotId, ...change }),
  )
}

/** @throws Problem `unit.transition`, `unit.before_last`, `request.invalid` for a day to come */
export async function changeState(
  ctx: Context,
  id: string,
  { to, on, reason }: NewUnitStep,
): Promise<UnitCard> {
  notAfterToday(ctx, '/on', on)
  const current = await readToWrite(ctx, id)
  if (!nextStates(current.state).includes(to)) throw new Problem('unit.transition')
  const step = { from: current.state, to, on, reason, by: ctx.principal.name, recordedAt: ctx.now }
  return ctx.commit(
    {
      ...current,
      state: to,
      stateSince: on,
      steps: [step, ...current.steps].slice(0, 200),
      version: current.version + 1,
      updatedAt: ctx.now,
    },
    stepFrom(ctx, id, current.state, { to, on, reason }),
    audit('unit.change-state', object(id), { plotId: current.plotId, from: current.state, to, on }),
  )
}
