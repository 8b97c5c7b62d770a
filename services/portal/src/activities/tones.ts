import type { Schemas } from '@alliance/client'
import type { CSSProperties } from 'react'

/** A colour of each kind, beside its name: nobody has to tell them apart by colour alone. */
const tones: Record<Schemas['ActivityKind'], string> = {
  salon: '#b4232a',
  course: '#3b6286',
  party_day: '#c8871c',
  forum: '#6b4c9a',
  volunteering: '#2d6a3e',
  study_visit: '#1f7a7a',
  ceremony: '#8a5a00',
  meeting: '#5d544e',
  lecture: '#9a3412',
}
export const toneOf = (kind: Schemas['ActivityKind']) => ({ '--tone': tones[kind] }) as CSSProperties
