import type { Schemas } from '@alliance/client'
import type { Tone } from '../listing/Tag.tsx'

export const bandTones: Record<Schemas['PointBand'], Tone> = {
  excellent: 'good',
  good: 'good',
  qualified: 'plain',
  talk: 'bad',
}
export const bandOrder: Schemas['PointBand'][] = ['excellent', 'good', 'qualified', 'talk']

/** With its sign, as a ledger writes it. */
export const signed = (points: number): string => (points > 0 ? `+${points}` : String(points))
