import { z } from '@hono/zod-openapi'

/** A flat from the plan to its tenant and back (domain/talent-housing.md §3.5). `accepted` is 竣工验收. */
export const UnitState = z
  .enum([
    'planned',
    'under_construction',
    'accepted',
    'available',
    'reserved',
    'occupied',
    'cleaning',
    'repair',
    'offline',
  ])
  .openapi('UnitState')
export type UnitState = z.infer<typeof UnitState>
export const unitStates = UnitState.options

/** What may follow what. */
export const unitTransitions: Record<UnitState, readonly UnitState[]> = {
  planned: ['under_construction'],
  under_construction: ['accepted'],
  accepted: ['available'],
  available: ['reserved', 'repair', 'offline'],
  reserved: ['available', 'occupied'],
  occupied: ['cleaning', 'repair'],
  cleaning: ['available', 'repair', 'offline'],
  repair: ['available', 'cleaning', 'offline'],
  offline: ['available', 'repair'],
}

/** These follow from an allocation and its lease; nobody sets them, or leaves them, by hand. */
export const heldStates = ['reserved', 'occupied'] as const satisfies readonly UnitState[]
const isHeld = (state: UnitState) => (heldStates as readonly UnitState[]).includes(state)

/** What the estate's own people may set next. */
export const nextStates = (state: UnitState): readonly UnitState[] =>
  isHeld(state) ? [] : unitTransitions[state].filter((next) => !isHeld(next))

/** How many flats are in each state. */
export const UnitCounts = z
  .strictObject(
    Object.fromEntries(unitStates.map((state) => [state, z.int()])) as Record<UnitState, z.ZodInt>,
  )
  .openapi('UnitCounts')
export type UnitCounts = z.infer<typeof UnitCounts>
