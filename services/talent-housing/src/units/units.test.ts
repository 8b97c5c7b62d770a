import {
  nextStates,
  unitStates,
  unitTransitions,
  type HousingDelivery,
  type PlotCard,
  type Unit,
  type UnitCard,
} from '@alliance/contracts/talent-housing'
import { createContext, type Write } from '@alliance/service-kit'
import { done, housingAdministrator, leader } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { as } from '../asking.testing.ts'
import { aPlot } from '../plots/plots.testing.ts'
import { occupyUnit, releaseUnit, reserveUnit, vacateUnit } from './steps.ts'
import { aBuilding, aType, bringTo, someUnits, unitsOf } from './units.testing.ts'

const by = housingAdministrator()
const ask = as(by)
const cardOf = async (id: string) => done(await ask.get<UnitCard>(`/units/${id}`))
const stock = async (plotId: string, asOf = '') =>
  done(await ask.get<PlotCard>(`/plots/${plotId}${asOf && `?asOf=${asOf}`}`))
const change = (id: string, to: string, on = '2026-01-01') =>
  ask.post<UnitCard>(`/units/${id}/states`, { to, on, reason: '日常管理' })

/** Commits as another room's use case would. */
const commit = async (write: (ctx: ReturnType<typeof createContext>) => Write) => {
  const ctx = createContext({
    database: env.DB,
    principal: by,
    now: new Date(),
    requestId: 'r',
    traceparent: 't',
  })
  return ctx.commit('done', write(ctx)).catch((problem: { code: string }) => problem.code)
}
const when = { on: '2026-02-01', reason: '配租' }

test('a building is filled by its plan, and counts follow without a flat being counted', async () => {
  const plot = await aPlot()
  const { id } = await aBuilding(plot.id)
  const units = await someUnits(id, 3)
  expect(units.map(({ roomNumber }) => roomNumber)).toEqual(['101', '102', '201', '202', '301', '302'])
  const { units: counts, buildings } = await stock(plot.id)
  expect([counts.planned, buildings[0]!.units]).toEqual([6, 6])
  expect((await stock(plot.id, '2022-06-30')).units.planned).toBe(0)
})

test('what passes the building, its plan or its doors is refused whole', async () => {
  const plot = await aPlot()
  const { id } = await aBuilding(plot.id, { floors: 2, plannedUnits: 3 })
  const type = await aType()
  const enter = (to: number, doors: string[], unitTypeId = type.id) =>
    ask.post(`/buildings/${id}/units`, {
      floors: { from: 1, to },
      stacks: doors.map((door) => ({ door, unitTypeId })),
    })
  expect((await enter(3, ['01'])).code).toBe('unit.outside_plan')
  expect((await enter(2, ['01', '02'])).code).toBe('unit.outside_plan')
  expect((await enter(1, ['01'], 'uty_00000000000000000000000099')).code).toBe('unit_type.unknown')
  done(await enter(1, ['01']))
  expect((await enter(1, ['02', '01'])).code).toBe('unit.duplicate')
  expect((await unitsOf(id)).length).toBe(1)
})

test('a building goes from the plan to the first tenants, and every step is kept with who, when and why', async () => {
  const plot = await aPlot()
  const { id } = await aBuilding(plot.id)
  const [first] = await someUnits(id)
  await bringTo(id, 'available')
  const told = await cardOf(first!.id)
  expect(told).toMatchObject({ state: 'available', stateSince: '2025-07-01', version: 4 })
  expect(told.steps.map(({ from, to, on }) => [from, to, on])).toEqual([
    ['accepted', 'available', '2025-07-01'],
    ['under_construction', 'accepted', '2024-07-01'],
    ['planned', 'under_construction', '2023-07-01'],
    [null, 'planned', '2022-07-01'],
  ])
  expect(told.steps[0]).toMatchObject({ by: expect.any(String), reason: '工程进度' })
  expect(await stock(plot.id)).toMatchObject({ delivered: 4, units: { available: 4, planned: 0 } })
  expect(await stock(plot.id, '2024-06-30')).toMatchObject({ delivered: 0, units: { under_construction: 4 } })
})

test('only flats of the given floors pass on, none where none is in that state, and never back in time', async () => {
  const plot = await aPlot()
  const { id } = await aBuilding(plot.id)
  await someUnits(id, 3)
  const step = (body: object) =>
    ask.post(`/buildings/${id}/unit-states`, {
      from: 'planned',
      to: 'under_construction',
      reason: '开工',
      ...body,
    })
  expect((await step({ on: '2022-06-30' })).code).toBe('unit.before_last')
  expect((await step({ on: '2999-01-01' })).code).toBe('request.invalid')
  expect((await step({ on: '2023-01-01', to: 'available' })).code).toBe('unit.transition')
  expect(done(await step({ on: '2023-01-01', floors: { from: 2, to: 3 } })).units).toBe(4)
  expect(done(await step({ on: '2023-01-01' })).units).toBe(2)
  expect((await step({ on: '2023-01-01' })).code).toBe('unit.transition')
})

test('reserved and occupied are entered and left by allocation and lease alone', async () => {
  const plot = await aPlot()
  const { id } = await aBuilding(plot.id)
  const [flat, other] = (await someUnits(id)) as [Unit, Unit]
  await bringTo(id, 'available')
  expect((await change(flat.id, 'reserved')).code).toBe('unit.transition')
  expect(await commit((ctx) => reserveUnit(ctx, flat.id, when))).toBe('done')
  expect(await commit((ctx) => reserveUnit(ctx, flat.id, when))).toBe('unit.transition')
  expect((await change(flat.id, 'available', '2026-03-01')).code).toBe('unit.transition')
  expect(await commit((ctx) => releaseUnit(ctx, flat.id, when))).toBe('done')
  expect(await commit((ctx) => occupyUnit(ctx, flat.id, when))).toBe('unit.transition')
  // A claim of two flats of which one is gone takes neither.
  expect(await commit((ctx) => [reserveUnit(ctx, flat.id, when), occupyUnit(ctx, other.id, when)])).toBe(
    'unit.transition',
  )
  await commit((ctx) => [reserveUnit(ctx, flat.id, when), occupyUnit(ctx, flat.id, when)])
  expect((await stock(plot.id)).units).toMatchObject({ occupied: 1, available: 3, reserved: 0 })
  await commit((ctx) => vacateUnit(ctx, flat.id, 'cleaning', when))
  expect(done(await change(flat.id, 'available', '2026-03-01')).state).toBe('available')
})

test('of ten who reserve one flat at once, one has it', async () => {
  const plot = await aPlot()
  const { id } = await aBuilding(plot.id)
  const [flat] = await someUnits(id, 1)
  await bringTo(id, 'available')
  const told = await Promise.all(
    Array.from({ length: 10 }, () => commit((ctx) => reserveUnit(ctx, flat!.id, when))),
  )
  expect(told.filter((answer) => answer === 'done')).toHaveLength(1)
  expect((await stock(plot.id)).units).toMatchObject({ reserved: 1, available: 1 })
})

test('the database lets exactly those steps pass that the contract names', async () => {
  const plot = await aPlot()
  const { id } = await aBuilding(plot.id)
  const [flat] = await someUnits(id, 1)
  const stateOf = async () =>
    (await env.DB.prepare('SELECT state FROM unit WHERE id = ?').bind(flat!.id).first('state')) as string
  const step = (from: string, to: string) =>
    env.DB.prepare(
      `INSERT INTO unit_step (unit_id, plot_id, from_state, to_state, on_date, reason, by_id, by_name, recorded_at)
      VALUES (?, ?, ?, ?, '2026-01-01', '试', 'acc', '试', '2026-01-01T00:00:00.000Z')`,
    )
      .bind(flat!.id, plot.id, from, to)
      .run()
      .then(
        () => true,
        () => false,
      )
  // A walk along every edge there is: what is allowed is taken, and what is not is tried at each stop.
  const left = new Set(unitStates.flatMap((from) => unitTransitions[from].map((to) => `${from}>${to}`)))
  const walk = [
    'planned',
    'under_construction',
    'accepted',
    'available',
    'reserved',
    'available',
    'repair',
    'available',
    'offline',
  ]
  const more = [
    'available',
    'reserved',
    'occupied',
    'cleaning',
    'available',
    'reserved',
    'occupied',
    'repair',
    'cleaning',
    'repair',
    'offline',
    'repair',
    'cleaning',
    'offline',
  ]
  const path = [...walk, ...more]
  for (const [i, here] of path.entries()) {
    expect(await stateOf()).toBe(here)
    for (const to of unitStates)
      if (!(unitTransitions[here as Unit['state']] as readonly string[]).includes(to))
        expect([here, to, await step(here, to)]).toEqual([here, to, false])
    const next = path[i + 1]
    if (next === undefined) break
    expect([here, next, await step(here, next)]).toEqual([here, next, true])
    left.delete(`${here}>${next}`)
  }
  expect([...left]).toEqual([])
  expect(nextStates('reserved')).toEqual([])
})

test.each([
  ['a state without a step', `UPDATE unit SET state = 'offline' WHERE id = ?`],
  ['a step taken back', `DELETE FROM unit_step WHERE unit_id = ?`],
  ['a step rewritten', `UPDATE unit_step SET reason = '改' WHERE unit_id = ?`],
])('the database refuses %s', async (_, statement) => {
  const { id } = await aBuilding((await aPlot()).id)
  const [flat] = await someUnits(id, 1)
  await expect(env.DB.prepare(statement).bind(flat!.id).run()).rejects.toThrow(
    /by a step alone|only ever added/,
  )
})

test('a flat has the furniture of its type, until it has a list of its own', async () => {
  const { id } = await aBuilding((await aPlot()).id)
  const [flat] = await someUnits(id, 1)
  expect(await cardOf(flat!.id)).toMatchObject({
    ownFurniture: false,
    furniture: [{ name: '床', quantity: 1 }],
  })
  const own = [{ name: '书桌', quantity: 2 }]
  const changed = done(await ask.patch<UnitCard>(`/units/${flat!.id}`, 1, { furniture: own }))
  expect(changed).toMatchObject({ ownFurniture: true, furniture: own, version: 2 })
  expect(done(await ask.patch<UnitCard>(`/units/${flat!.id}`, 2, { furniture: null })).furniture).toEqual([
    { name: '床', quantity: 1 },
  ])
})

test('the board sums the plots by state and by month, as on a date', async () => {
  const before = done(await as(leader()).get<HousingDelivery>('/housing-delivery'))
  const plot = await aPlot({ targetUnits: 4 })
  const { id } = await aBuilding(plot.id, { plannedUnits: 4, plannedAcceptanceOn: '2024-06-01' })
  await someUnits(id)
  await bringTo(id, 'accepted')
  const board = done(await as(leader()).get<HousingDelivery>('/housing-delivery'))
  expect([board.target - before.target, board.delivered - before.delivered]).toEqual([4, 4])
  expect(board.plots.find((row) => row.plot.id === plot.id)).toMatchObject({
    started: 4,
    delivered: 4,
    units: { accepted: 4 },
  })
  const month = (of: HousingDelivery, name: string) =>
    of.months.find((row) => row.month === name) ?? { planned: 0, started: 0, delivered: 0 }
  expect(month(board, '2024-06').planned - month(before, '2024-06').planned).toBe(4)
  const earlier = done(await as(leader()).get<HousingDelivery>('/housing-delivery?asOf=2024-06-30'))
  expect(earlier.plots.find((row) => row.plot.id === plot.id)).toMatchObject({ started: 4, delivered: 0 })
})
