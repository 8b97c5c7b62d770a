/** Tenths of a point as people read them: 475 is 47.5. */
export const inPointsText = (tenths: number | null): string | null =>
  tenths === null ? null : tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1)
