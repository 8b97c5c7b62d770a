import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { asText, fold, writeCalendar, type CalendarEvent } from './ical.rules.ts'

const event = (given: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'act_1@chain-alliance',
  sequence: 3,
  status: 'CONFIRMED',
  createdAt: '2026-01-01T00:00:00.000Z',
  modifiedAt: '2026-01-02T03:04:05.678Z',
  startsAt: '2026-03-10T06:00:00.000Z',
  endsAt: '2026-03-10T07:30:00.000Z',
  summary: '沙龙',
  description: '',
  location: null,
  geo: null,
  url: 'https://alliance.example/activities/act_1',
  ...given,
})
const written = (...events: CalendarEvent[]) => writeCalendar({ name: '我的活动', events })
const parsed = (file: string) => new ICAL.Component(ICAL.parse(file) as unknown[])
const octets = (line: string) => new TextEncoder().encode(line).length

test('an event as programs read it: its times in Shanghai, where it is, and which version it is', () => {
  const calendar = parsed(
    written(event({ geo: { latitude: 31.8, longitude: 119.97 }, location: '园区，3号楼' })),
  )
  const [read] = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
  expect(read).toMatchObject({
    uid: 'act_1@chain-alliance',
    sequence: 3,
    summary: '沙龙',
    location: '园区，3号楼',
  })
  expect(read!.startDate.toString()).toBe('2026-03-10T14:00:00')
  expect(read!.startDate.zone.tzid).toBe('Asia/Shanghai')
  expect(read!.startDate.toJSDate().toISOString()).toBe('2026-03-10T06:00:00.000Z')
  expect(read!.endDate.toJSDate().toISOString()).toBe('2026-03-10T07:30:00.000Z')
  const value = (name: string) => String(read!.component.getFirstPropertyValue(name))
  expect(['dtstamp', 'last-modified', 'status', 'geo'].map(value)).toEqual([
    '2026-01-02T03:04:05Z',
    '2026-01-02T03:04:05Z',
    'CONFIRMED',
    '31.8,119.97',
  ])
})

test('a calendar without events is one still', () => {
  const calendar = parsed(written())
  expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('我的活动')
  expect(calendar.getAllSubcomponents().map(({ name }) => name)).toEqual(['vtimezone'])
})

const anyText = fc.string({
  unit: fc.oneof(fc.constantFrom('沙', '🎉', '\\', ';', ',', '\n', ':', '"'), fc.string({ maxLength: 1 })),
})

test('whatever is written is read again, but for control characters', () => {
  fc.assert(
    fc.property(anyText, anyText, (summary, description) => {
      const [read] = parsed(written(event({ summary, description }))).getAllSubcomponents('vevent')
      const kept = (text: string) => text.replace(/\r\n?/g, '\n').replace(/(?!\n)\p{Cc}/gu, ' ')
      expect(read!.getFirstPropertyValue('summary')).toBe(kept(summary))
      expect(read!.getFirstPropertyValue('description')).toBe(kept(description))
    }),
  )
})

test('no line has more than 75 octets, no character is cut, and unfolded it is the line it was', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const line = `SUMMARY:${asText(text)}`
      const folded = fold(line)
      for (const each of folded.split('\r\n')) expect(octets(each)).toBeLessThanOrEqual(75)
      expect(folded.replaceAll('\r\n ', '')).toBe(line)
    }),
  )
})
