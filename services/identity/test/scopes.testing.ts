import type { ScopeFact } from '@alliance/contracts/membership'
import { heard } from './hearing.testing.ts'

/** Delivers what membership tells of a place, as its queue does. */
export const told = (subject: string, data: ScopeFact, version: number) =>
  heard({
    type: data.kind === 'org' ? 'party-organisation.changed' : 'organisation.changed',
    subject,
    data,
    version,
  })
