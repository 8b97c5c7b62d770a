import { filled, id, instant, rows, type Bench } from '../sample.ts'

const params = (number: number) => ({ activityId: filled('act', number) })

export default {
  service: 'events',
  fill: [
    rows('activity', {
      id: id('act'),
      name: `'样例'`,
      version: '1',
      created_at: instant,
      updated_at: instant,
    }),
  ],
  samples: {
    listActivities: () => ({}),
    exportActivities: ({ turn }) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) }),
    createActivity: () => ({ body: { name: '样例' } }),
    getActivity: () => ({ params: params(7) }),
    updateActivity: ({ turn }) => ({ params: params(10 + turn), body: { name: '改样例' }, version: 1 }),
  },
} satisfies Bench
