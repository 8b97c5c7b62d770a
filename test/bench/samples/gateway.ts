import type { Bench } from '../sample.ts'

export default {
  service: 'gateway',
  fill: [],
  samples: { getHealth: () => ({}), getReadiness: () => ({}) },
} satisfies Bench
