import type { DuplicateReason } from '@alliance/contracts/membership'

/** The bits of a pair's evidence, and what each says for or against one person behind two records. */
export const evidence = {
  same_phone: { bit: 1, weight: 50 },
  same_name: { bit: 2, weight: 25 },
  same_pinyin: { bit: 4, weight: 15 },
  same_employer: { bit: 8, weight: 20 },
  same_birth_year: { bit: 16, weight: 10 },
  other_birth_year: { bit: 32, weight: -30 },
  other_document: { bit: 64, weight: -60 },
} as const satisfies Record<DuplicateReason, { bit: number; weight: number }>

const reasons = Object.entries(evidence) as [DuplicateReason, { bit: number; weight: number }][]

/** How many masks there are. */
export const masks = 128
/** Below it a pair is not worth a human's time: two of one name at one employer with different documents. */
export const threshold = 30
const likely = 70

export const reasonsOf = (mask: number): DuplicateReason[] =>
  reasons.filter(([, { bit }]) => (mask & bit) !== 0).map(([reason]) => reason)

/** How much speaks for one person, 0 to 100. */
export function scoreOf(mask: number): number {
  const sum = reasons.reduce((total, [, { bit, weight }]) => total + ((mask & bit) === 0 ? 0 : weight), 0)
  return Math.min(100, Math.max(0, sum))
}

export const gradeOf = (score: number): 'likely' | 'possible' => (score >= likely ? 'likely' : 'possible')

/** The score of every mask, in their order: what the database looks a pair's score up in. */
export const scores = Array.from({ length: masks }, (_, mask) => scoreOf(mask))
