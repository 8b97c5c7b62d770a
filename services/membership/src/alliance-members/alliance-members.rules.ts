import { makeCertificateNumber } from '@alliance/identifiers'

/** Alliance plaques (授牌, row S09) are certificates of the series LM. */
export const series = 'LM'

export interface Plaque {
  plaqueNo: string
  plaqueYear: number
  plaqueSequence: number
}

/** The plaque after the last one given in the year of admission; the first of a year is number 1. */
export function nextPlaque(admittedOn: string, lastSequence: number): Plaque {
  const plaqueYear = Number(admittedOn.slice(0, 4))
  const plaqueSequence = lastSequence + 1
  return {
    plaqueNo: makeCertificateNumber({ prefix: series, year: plaqueYear, sequence: plaqueSequence }),
    plaqueYear,
    plaqueSequence,
  }
}
