/** What a change of the grid makes stale. */
export const stale = [['grid'], ['organisations', 'card'], ['chains'], ['public-overview']]
