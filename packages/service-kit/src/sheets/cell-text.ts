const DAY = 86_400
// Excel's day 0. It believes that 1900 was a leap year (as Lotus 1-2-3 did), so days before 1 March 1900 are
// one off.
const EPOCH_1900 = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)
const LAST_SERIAL = 2_958_465

/**
 * A stored number as plain digits. Whole numbers are given exactly as stored. Others are rounded to the 15
 * significant digits that spreadsheet programs show: they store 1.1 as `1.1000000000000001`. Nothing can
 * bring back the last digits of an 18-digit code that somebody typed into a cell formatted as a number; its
 * check digit tells.
 */
export function numberText(stored: string): string {
  if (/^-?\d+$/.test(stored)) return stored
  const value = Number(stored)
  if (stored.trim() === '' || !Number.isFinite(value)) return stored
  return String(Number(value.toPrecision(15)))
}

/**
 * A stored date as `YYYY-MM-DD`, with ` HH:MM` or ` HH:MM:SS` when it has a time, or the time alone for a
 * serial below 1. Seconds are rounded: a serial is a fraction of a day and rarely exact.
 */
export function dateText(stored: string, date1904: boolean): string {
  const serial = Number(stored)
  const seconds = Math.round(serial * DAY)
  const days = Math.floor(seconds / DAY)
  if (stored.trim() === '' || !(serial >= 0) || days > LAST_SERIAL) return numberText(stored)
  const time = timeText(seconds - days * DAY)
  if (days === 0) return time || '00:00'
  const date = date1904 ? isoDate(EPOCH_1904, days) : dateOf1900(days)
  return time ? `${date} ${time}` : date
}

/** The rarer cells of type `d`, which hold ISO 8601 text. */
export function isoText(stored: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(:\d{2})?)?/.exec(stored)
  if (!match) return stored
  const [, date, minutes, seconds = ''] = match
  if (minutes === undefined || (minutes === '00:00' && /^(:00)?$/.test(seconds))) return date ?? stored
  return `${date} ${minutes}${seconds === ':00' ? '' : seconds}`
}

function dateOf1900(days: number): string {
  if (days === 60) return '1900-02-29'
  return isoDate(EPOCH_1900, days < 60 ? days + 1 : days)
}

function isoDate(epoch: number, days: number): string {
  return new Date(epoch + days * DAY * 1000).toISOString().slice(0, 10)
}

function timeText(seconds: number): string {
  if (seconds === 0) return ''
  const text = new Date(seconds * 1000).toISOString()
  return text.slice(17, 19) === '00' ? text.slice(11, 16) : text.slice(11, 19)
}
