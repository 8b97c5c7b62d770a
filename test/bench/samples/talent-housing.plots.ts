import { filled, id, instant, rows, type Bench } from '../sample.ts'

const params = (number: number) => ({ plotId: filled('plo', number) })

export default {
  service: 'talent-housing',
  fill: [
    rows('plot', { id: id('plo'), name: `'样例'`, version: '1', created_at: instant, updated_at: instant }),
  ],
  samples: {
    listPlots: () => ({}),
    exportPlots: ({ turn }) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) }),
    createPlot: () => ({ body: { name: '样例' } }),
    getPlot: () => ({ params: params(7) }),
    updatePlot: ({ turn }) => ({ params: params(10 + turn), body: { name: '改样例' }, version: 1 }),
  },
} satisfies Bench
