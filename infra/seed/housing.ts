import type { Schemas } from '@alliance/client'
import { done, keyed, type Session } from './session.ts'

/**
 * Row S37 names three of eleven plots, row S38 gives 4,081 flats in all and two ways of building; how they spread over
 * plots, where those lie and how far each has come is illustrative (demo-data.md §9.2).
 */
interface SeedPlot {
  code: string
  name: string
  kind: Schemas['ConstructionKind']
  units: number
  at: [latitude: number, longitude: number]
  /** The day of the planned acceptance of each building, and how far it has come. */
  buildings: [acceptance: string, state: State][]
}
type State = Schemas['UnitState']

const way: [State, string][] = [
  ['planned', '2022-07-01'],
  ['under_construction', '2023-09-01'],
  ['accepted', '2025-12-15'],
  ['available', '2026-03-01'],
]

const plots: SeedPlot[] = [
  {
    code: 'P01',
    name: '汽车智能零部件产业园',
    kind: 'new_build',
    units: 620,
    at: [31.8012, 120.0215],
    buildings: [
      ['2025-12-31', 'available'],
      ['2026-06-30', 'accepted'],
      ['2027-03-31', 'under_construction'],
    ],
  },
  {
    code: 'P02',
    name: '琉璃光生物科技产业园',
    kind: 'new_build',
    units: 480,
    at: [31.8127, 120.0348],
    buildings: [
      ['2026-03-31', 'accepted'],
      ['2026-12-31', 'under_construction'],
    ],
  },
  {
    code: 'P03',
    name: '苏南智城',
    kind: 'new_build',
    units: 760,
    at: [31.7935, 120.0102],
    buildings: [
      ['2025-12-31', 'available'],
      ['2025-12-31', 'available'],
      ['2026-06-30', 'accepted'],
      ['2027-06-30', 'under_construction'],
    ],
  },
  plot('P04', '青龙人才公寓', 'renovation', 300, [31.8051, 119.9987], '2025-12-31', 'available'),
  plot('P05', '郑陆创业社区', 'renovation', 360, [31.8262, 120.0561], '2026-03-31', 'available'),
  plot('P06', '检验检测园公寓', 'new_build', 281, [31.7988, 120.0439], '2026-06-30', 'accepted'),
  plot('P07', '光通信产业园公寓', 'new_build', 240, [31.8174, 120.0127], '2026-12-31', 'under_construction'),
  plot('P08', '数据产业园公寓', 'new_build', 320, [31.8093, 120.0482], '2027-03-31', 'under_construction'),
  plot('P09', '纺织工业遗存改造', 'renovation', 260, [31.7879, 120.0284], '2027-06-30', 'planned'),
  plot('P10', '丁堰地铁社区', 'new_build', 220, [31.7801, 120.0351], '2027-12-31', 'planned'),
  plot('P11', '雕庄青年驿站', 'renovation', 240, [31.7856, 120.0033], '2027-03-31', 'under_construction'),
]

function plot(
  code: string,
  name: string,
  kind: SeedPlot['kind'],
  units: number,
  at: SeedPlot['at'],
  acceptance: string,
  state: State,
): SeedPlot {
  const half: [string, State] = [acceptance, state]
  return { code, name: `[示例] ${name}`, kind, units, at, buildings: [half, half] }
}

const single = [
  ['床', 1],
  ['衣柜', 1],
  ['书桌', 1],
  ['空调', 1],
  ['热水器', 1],
] as const
const family = [...single, ['沙发', 1], ['餐桌椅', 1], ['冰箱', 1], ['洗衣机', 1]] as const
const furniture = (items: readonly (readonly [string, number])[]) =>
  items.map(([name, quantity]) => ({ name, quantity }))

const types = [
  { code: 'T1', name: '单间', bedrooms: 1, livingRooms: 0, areaCm2: 300_000, furniture: furniture(single) },
  { code: 'T2', name: '一居室', bedrooms: 1, livingRooms: 1, areaCm2: 450_000, furniture: furniture(family) },
  { code: 'T3', name: '两居室', bedrooms: 2, livingRooms: 1, areaCm2: 650_000, furniture: furniture(family) },
  { code: 'T4', name: '家庭房', bedrooms: 3, livingRooms: 1, areaCm2: 900_000, furniture: furniture(family) },
] as const
type TypeCode = (typeof types)[number]['code']

/** A floor of ten: half single, three of one bedroom, two of two; on one floor in ten families live instead. */
const floor: TypeCode[] = ['T1', 'T1', 'T1', 'T1', 'T1', 'T2', 'T2', 'T2', 'T3', 'T3']
const familyFloor: TypeCode[] = [...floor.slice(0, 8), 'T4', 'T4']
const door = (i: number) => String(i + 1).padStart(2, '0')

export const housingCounts = {
  plots: plots.length,
  units: plots.reduce((sum, { units }) => sum + units, 0),
}

const origin = { provenance: 'illustrative', sourceRef: null, isDemo: true } as const

/** The stock as one administrator enters it, and the policy that another of them publishes. */
export async function enterHousing(administrator: Session, second: Session, today: string): Promise<void> {
  await enterPolicy(administrator, second, today)
  const typeIds = await enterTypes(administrator)
  for (const each of plots) await enterPlot(administrator, each, typeIds)
}

/** In force since the day of the seed, or since the day that the proposal names where that is earlier. */
async function enterPolicy({ client }: Session, second: Session, today: string): Promise<void> {
  const { id, version } = await done(
    client.POST('/api/v1/talent-housing/housing-policies', {
      params: { header: keyed('housing-policy') },
      body: {
        effectiveFrom: today,
        note: '首版政策：资格、人才分类、租金、积分、公示与租期（平台建议参数，待开发区确认）',
        provenance: 'illustrative',
        sourceRef: '参数为平台建议；原定2026-12-01施行，演示数据自装入之日起生效',
        isDemo: true,
      },
    }),
  )
  const at = (of: number) => ({ path: { housingPolicyId: id }, header: { 'If-Match': `"${of}"` } })
  const submitted = await done(
    client.POST('/api/v1/talent-housing/housing-policies/{housingPolicyId}/submission', {
      params: at(version),
    }),
  )
  await done(
    second.client.POST('/api/v1/talent-housing/housing-policies/{housingPolicyId}/publication', {
      params: at(submitted.version),
    }),
  )
}

async function enterTypes({ client }: Session): Promise<Map<TypeCode, string>> {
  const ids = new Map<TypeCode, string>()
  for (const type of types) {
    const { id } = await done(
      client.POST('/api/v1/talent-housing/unit-types', {
        params: { header: keyed(`unit-type-${type.code}`) },
        body: { ...type, furniture: [...type.furniture], description: '', ...origin },
      }),
    )
    ids.set(type.code, id)
  }
  return ids
}

async function enterPlot(session: Session, each: SeedPlot, typeIds: Map<TypeCode, string>): Promise<void> {
  const { client } = session
  const isNamed = !each.name.startsWith('[')
  const { id: plotId } = await done(
    client.POST('/api/v1/talent-housing/plots', {
      params: { header: keyed(`plot-${each.code}`) },
      body: {
        code: each.code,
        name: each.name,
        constructionKind: each.kind,
        address: '常州市天宁经济开发区（位置为示意）',
        latitude: each.at[0],
        longitude: each.at[1],
        targetUnits: each.units,
        plannedStartOn: '2023-09-01',
        plannedCompletionOn: each.buildings
          .map(([acceptance]) => acceptance)
          .sort()
          .at(-1)!,
        isDemo: true,
        provenance: isNamed ? 'seed' : 'illustrative',
        sourceRef: isNamed
          ? '现代快报 2022-06-30 · S37（名称；套数为示意，合计4081套见S38）'
          : '现代快报 2022-06-30 · S38（合计4081套；名称与套数为示意）',
      },
    }),
  )
  const floors = Math.floor(each.units / 10)
  const share = (i: number) =>
    Math.floor(floors / each.buildings.length) + (i < floors % each.buildings.length ? 1 : 0)
  const opened: string[] = []
  for (const [i, [acceptance, state]] of each.buildings.entries()) {
    const rest = i === 0 ? each.units % 10 : 0
    const buildingId = await enterBuilding(session, plotId, `${each.code}-${i + 1}`, {
      name: `${i + 1}号楼`,
      floors: share(i),
      plannedUnits: share(i) * 10 + rest,
      acceptance,
      state,
      rest,
      typeIds,
    })
    if (state === 'available') opened.push(buildingId)
  }
  if (each.code === 'P03') await openTranche(session, plotId, opened)
}

interface Filling {
  name: string
  floors: number
  plannedUnits: number
  acceptance: string
  state: State
  rest: number
  typeIds: Map<TypeCode, string>
}

async function enterBuilding(
  { client }: Session,
  plotId: string,
  key: string,
  { name, floors, plannedUnits, acceptance, state, rest, typeIds }: Filling,
): Promise<string> {
  const { id: buildingId } = await done(
    client.POST('/api/v1/talent-housing/plots/{plotId}/buildings', {
      params: { path: { plotId }, header: keyed(`building-${key}`) },
      body: { name, floors, plannedUnits, plannedAcceptanceOn: acceptance },
    }),
  )
  const enter = (part: string, from: number, to: number, codes: TypeCode[], first = 0) =>
    done(
      client.POST('/api/v1/talent-housing/buildings/{buildingId}/units', {
        params: { path: { buildingId }, header: keyed(`units-${key}-${part}`) },
        body: {
          floors: { from, to },
          stacks: codes.map((code, i) => ({
            door: door(first + i),
            unitTypeId: typeIds.get(code)!,
            areaCm2: null,
          })),
          on: way[0]![1],
        },
      }),
    )
  const families = Math.round(floors / 10)
  await enter('floors', 1, floors - families, floor)
  if (families > 0) await enter('families', floors - families + 1, floors, familyFloor)
  if (rest > 0)
    await enter(
      'rest',
      1,
      1,
      Array.from({ length: rest }, () => 'T1' as const),
      10,
    )
  for (let i = 0; i < way.findIndex(([at]) => at === state); i++) {
    const [[from], [to, on]] = [way[i]!, way[i + 1]!]
    await done(
      client.POST('/api/v1/talent-housing/buildings/{buildingId}/unit-states', {
        params: { path: { buildingId }, header: keyed(`states-${key}-${to}`) },
        body: { from, to, on, reason: '[示例] 工程进度' },
      }),
    )
  }
  return buildingId
}

async function openTranche({ client }: Session, plotId: string, buildingIds: string[]): Promise<void> {
  const opensOn = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const { id, version } = await done(
    client.POST('/api/v1/talent-housing/tranches', {
      params: { header: keyed('tranche-P03') },
      body: {
        plotId,
        name: '[示例] 苏南智城首批房源',
        opensOn,
        closesOn: null,
        classes: ['A', 'B', 'C', 'D', 'E', 'F'],
        buildingIds,
        unitTypeIds: [],
        ...origin,
      },
    }),
  )
  await done(
    client.POST('/api/v1/talent-housing/tranches/{trancheId}/publication', {
      params: { path: { trancheId: id }, header: { 'If-Match': `"${version}"` } },
    }),
  )
}
