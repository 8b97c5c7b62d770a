import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Empty } from '../listing/Empty.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { useMay } from '../session/me.ts'
import { ChangeBuilding } from './ChangeBuilding.tsx'
import { housingWords } from './housing.words.ts'
import style from './Plots.module.css'
import { StateLegend } from './StateBar.tsx'

type Unit = Schemas['Unit']

/** All flats of a building: a building has a few pages of them at the most. */
async function unitsOf(buildingId: string): Promise<Unit[]> {
  const all: Unit[] = []
  let cursor: string | undefined
  do {
    const page = await settled(
      api.GET('/api/v1/talent-housing/buildings/{buildingId}/units', {
        params: { path: { buildingId }, query: { limit: 200, cursor } },
      }),
    )
    all.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return all
}

interface BuildingUnitsProps {
  card: Schemas['PlotCard']
}

/** A building's flats as they are today, from the top floor down. */
export function BuildingUnits({ card: { buildings } }: BuildingUnitsProps) {
  const text = useWords(housingWords)
  const may = useMay()
  const [chosen, setChosen] = useState(buildings[0]?.id)
  const [changing, setChanging] = useState(false)
  const query = useQuery({
    queryKey: ['plots', 'building', chosen],
    enabled: chosen !== undefined,
    queryFn: () => unitsOf(chosen!),
  })
  const floors = [...new Set(query.data?.map(({ floor }) => floor))].sort((a, b) => b - a)
  return (
    <Panel
      title={text.buildings}
      actions={
        may('plot:write') &&
        chosen !== undefined && <Button onClick={() => setChanging(true)}>{text.change}</Button>
      }
    >
      {chosen === undefined && <Empty>{text.noBuildings}</Empty>}
      {chosen !== undefined && (
        <label className={style.choose}>
          <span className={style.soft}>{text.building}</span>
          <Select
            value={chosen}
            options={buildings.map(({ id, name, units, plannedUnits }) => ({
              value: id,
              label: `${name}（${units}/${plannedUnits}）`,
            }))}
            onChange={setChosen}
          />
        </label>
      )}
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      {chosen !== undefined && query.isPending && <Waiting lines={6} />}
      {floors.length > 0 && <StateLegend />}
      <div className={style.floors}>
        {floors.map((floor) => (
          <div key={floor} className={style.floor}>
            <span className={style.soft}>{text.floor(floor)}</span>
            <ul>
              {query.data
                ?.filter((unit) => unit.floor === floor)
                .map((unit) => (
                  <li key={unit.id}>
                    <Link
                      to="/units/$unitId"
                      params={{ unitId: unit.id }}
                      className={style.flat}
                      data-state={unit.state}
                      aria-label={`${unit.roomNumber} ${unit.unitType.name} ${text.states[unit.state]}`}
                    >
                      {unit.roomNumber}
                    </Link>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
      {changing && chosen !== undefined && (
        <ChangeBuilding buildingId={chosen} units={query.data ?? []} onClose={() => setChanging(false)} />
      )}
    </Panel>
  )
}
