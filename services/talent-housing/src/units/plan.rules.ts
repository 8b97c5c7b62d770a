import type { NewUnits } from '@alliance/contracts/talent-housing'

/** Flats at the most that one request enters. */
export const unitsAtOnce = 2000

interface Planned {
  floor: number
  roomNumber: string
  unitTypeId: string
  areaCm2: number
}

/** The flats of a plan: floors times doors, or null when that passes the building or what one request may enter. */
export function plannedUnits(
  { floors, stacks }: NewUnits,
  building: { floors: number; plannedUnits: number; units: number },
  areaOf: ReadonlyMap<string, number>,
): Planned[] | null {
  const count = (floors.to - floors.from + 1) * stacks.length
  if (floors.to > building.floors || count > unitsAtOnce || building.units + count > building.plannedUnits)
    return null
  return Array.from({ length: floors.to - floors.from + 1 }, (_, i) => floors.from + i).flatMap((floor) =>
    stacks.map(({ door, unitTypeId, areaCm2 }) => ({
      floor,
      roomNumber: `${floor}${door}`,
      unitTypeId,
      areaCm2: areaCm2 ?? areaOf.get(unitTypeId)!,
    })),
  )
}
