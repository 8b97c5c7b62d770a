import type { Language } from '../language/language.ts'
import { useLanguage } from '../language/language.ts'

const dayLength = 86_400_000
const shanghaiDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })

/** A date as the API writes it: `YYYY-MM-DD`, in Asia/Shanghai. */
export type DateOnly = string

export const today = (): DateOnly => shanghaiDay.format(new Date())
export const isDate = (text: unknown): text is DateOnly =>
  typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) && dateOf(dayNumber(text)) === text
/** Days since 1970-01-01, so that dates can be counted and put on a slider. */
export const dayNumber = (date: DateOnly) => Math.floor(Date.parse(`${date}T00:00:00Z`) / dayLength)
export const dateOf = (day: number): DateOnly => {
  const moment = new Date(day * dayLength)
  return Number.isNaN(moment.getTime()) ? '' : moment.toISOString().slice(0, 10)
}
/** A date as people type it: with dashes, dots, slashes, 年月日 or nothing between. Null when there is no such date. */
export function readDate(typed: string): DateOnly | null {
  const parts = typed.trim().match(/^(\d{4})(?:[-./年]?)(\d{1,2})(?:[-./月]?)(\d{1,2})日?$/)
  const date = parts ? `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}` : ''
  return isDate(date) ? date : null
}
/** A page's `?asOf=`: kept when it is a date, left out otherwise. */
export const asOfOf = (search: Record<string, unknown>) => (isDate(search.asOf) ? { asOf: search.asOf } : {})

const locale = { zh: 'zh-CN', en: 'en-GB' } satisfies Record<Language, string>

/** How dates and instants are written for people: a date as it is, an instant in Shanghai time. */
export function useDates() {
  const language = useLanguage()
  const instant = new Intl.DateTimeFormat(locale[language], {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  })
  const day = new Intl.DateTimeFormat(locale[language], { timeZone: 'UTC', dateStyle: 'long' })
  const number = new Intl.NumberFormat(locale[language])
  return {
    at: (text: string) => instant.format(new Date(text)),
    on: (date: DateOnly) => day.format(new Date(`${date}T00:00:00Z`)),
    count: (value: number) => number.format(value),
  }
}
