import fc from 'fast-check'
import { type DateOnly, dateOfEpochDay, epochDay } from './dates.ts'

/** Any day from `from` to `to`, both inclusive. */
export function anyDate(from: DateOnly = '2000-01-01', to: DateOnly = '2099-12-31'): fc.Arbitrary<DateOnly> {
  return fc.integer({ min: epochDay(from), max: epochDay(to) }).map(dateOfEpochDay)
}
