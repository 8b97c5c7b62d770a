/** One of our own masks, which an export gave out: there is nothing in it to hide. */
export const isMasked = (cell: string): boolean => cell.includes('*')
