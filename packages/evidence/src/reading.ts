import type { Text } from './report.ts'

export type UnreadableCode =
  | 'json'
  | 'type'
  | 'missing'
  | 'unknown_field'
  | 'format'
  | 'range'
  | 'unsupported'

/** Where a file could not be read: a JSON pointer, the kind of fault, and what was expected there. */
export interface Unreadable {
  path: string
  code: UnreadableCode
  text: Text
}

export type Read<T> = { ok: true; value: T } | { ok: false; fault: Unreadable }

/** Reads an unknown value that stands at a JSON pointer; throws a `Stopped` with the first fault. */
export type Reader<T> = (value: unknown, at: string) => T

class Stopped extends Error {
  readonly fault: Unreadable
  constructor(fault: Unreadable) {
    super(fault.text.en)
    this.fault = fault
  }
}

const texts: Record<UnreadableCode, (expected: string) => Text> = {
  json: () => ({ zh: '不是有效的 JSON 文件', en: 'is not a JSON file' }),
  type: (expected) => ({ zh: `类型不符，应为 ${expected}`, en: `is not ${expected}` }),
  missing: () => ({ zh: '缺少该项', en: 'is missing' }),
  unknown_field: () => ({ zh: '含有格式中没有的项', en: 'is a field that the format does not have' }),
  format: (expected) => ({ zh: `格式不符，应为 ${expected}`, en: `is not written as ${expected}` }),
  range: (expected) => ({ zh: `超出范围：${expected}`, en: `is out of range: ${expected}` }),
  unsupported: (expected) => ({
    zh: `本程序不认识该版本，认识的是 ${expected}`,
    en: `is not known here; known is ${expected}`,
  }),
}

export const stop = (at: string, code: UnreadableCode, expected = ''): never => {
  throw new Stopped({ path: at === '' ? '/' : at, code, text: texts[code](expected) })
}

/** Text of 1 to `most` characters, as `pattern` when given; `as` names the pattern for a person. */
export const text =
  (most: number, pattern?: RegExp, as = ''): Reader<string> =>
  (value, at) => {
    if (typeof value !== 'string') return stop(at, 'type', 'text')
    if (value.length === 0 || value.length > most) return stop(at, 'range', `1–${most}`)
    if (pattern && !pattern.test(value)) return stop(at, 'format', as)
    return value
  }

export const hexOf = (bytes: number): Reader<string> =>
  text(2 * bytes, new RegExp(`^[0-9a-f]{${2 * bytes}}$`), `${2 * bytes} × 0-9a-f`)

export const integer =
  (least: number, most = Number.MAX_SAFE_INTEGER): Reader<number> =>
  (value, at) => {
    if (!Number.isSafeInteger(value)) return stop(at, 'type', 'an integer')
    if ((value as number) < least || (value as number) > most) return stop(at, 'range', `${least}–${most}`)
    return value as number
  }

/** A moment, UTC: `2026-12-01T08:00:00Z`, with or without milliseconds. */
export const instant: Reader<string> = (value, at) => {
  const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/
  const written = text(24, form, 'YYYY-MM-DDTHH:mm:ssZ')(value, at)
  return Number.isNaN(Date.parse(written)) ? stop(at, 'format', 'YYYY-MM-DDTHH:mm:ssZ') : written
}

export const literal =
  <const T extends string | number>(...known: T[]): Reader<T> =>
  (value, at) =>
    known.includes(value as T) ? (value as T) : stop(at, 'unsupported', known.join(', '))

export const nullable =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (value, at) =>
    value === null ? null : reader(value, at)

export const list =
  <T>(reader: Reader<T>, most: number): Reader<T[]> =>
  (value, at) => {
    if (!Array.isArray(value)) return stop(at, 'type', 'a list')
    if (value.length > most) return stop(at, 'range', `0–${most}`)
    return value.map((part, index) => reader(part, `${at}/${index}`))
  }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Any object, as it stands. */
export const anyObject: Reader<Record<string, unknown>> = (value, at) =>
  isObject(value) ? value : stop(at, 'type', 'an object')

const optionals = new WeakSet<Reader<unknown>>()

/** A field that may be left out. */
export function optional<T>(reader: Reader<T>): Reader<T | undefined> {
  const itself: Reader<T | undefined> = (value, at) => reader(value, at)
  optionals.add(itself)
  return itself
}

/** An object with exactly these fields. */
export const object =
  <T extends object>(fields: { [Key in keyof T]-?: Reader<T[Key]> }): Reader<T> =>
  (value, at) => {
    const found = anyObject(value, at)
    for (const key of Object.keys(found))
      if (!Object.hasOwn(fields, key)) stop(`${at}/${key}`, 'unknown_field')
    const entries = Object.entries<Reader<unknown>>(fields).flatMap(([key, reader]) => {
      if (Object.hasOwn(found, key)) return [[key, reader(found[key], `${at}/${key}`)]]
      return optionals.has(reader) ? [] : stop(`${at}/${key}`, 'missing')
    })
    return Object.fromEntries(entries as [string, unknown][]) as T
  }

export const bilingual: Reader<Text> = object<Text>({ zh: text(400), en: text(400) })

/** Reads a value, or says where it cannot be read. */
export function read<T>(reader: Reader<T>, value: unknown): Read<T> {
  try {
    return { ok: true, value: reader(value, '') }
  } catch (fault) {
    if (fault instanceof Stopped) return { ok: false, fault: fault.fault }
    throw fault
  }
}

/** Reads a file's text, with or without a byte order mark. */
export function readJson<T>(reader: Reader<T>, file: string): Read<T> {
  let value: unknown
  try {
    value = JSON.parse(file.replace(/^\uFEFF/, ''))
  } catch {
    return { ok: false, fault: { path: '/', code: 'json', text: texts.json('') } }
  }
  return read(reader, value)
}
