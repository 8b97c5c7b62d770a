import type { Schemas } from '@alliance/client'

type State = Schemas['UnitState']

/** In the order in which a flat goes through them, for pictures and lists. */
export const states: State[] = [
  'occupied',
  'reserved',
  'available',
  'cleaning',
  'repair',
  'offline',
  'accepted',
  'under_construction',
  'planned',
]

/** What the estate's own people may set next; the service decides, this only leaves out what it would refuse. */
export const nextOf: Record<State, State[]> = {
  planned: ['under_construction'],
  under_construction: ['accepted'],
  accepted: ['available'],
  available: ['repair', 'offline'],
  reserved: [],
  occupied: [],
  cleaning: ['available', 'repair', 'offline'],
  repair: ['available', 'cleaning', 'offline'],
  offline: ['available', 'repair'],
}

export const metres = (areaCm2: number): number => areaCm2 / 10_000
export const yuan = (fen: number): string => (fen / 100).toFixed(2)
