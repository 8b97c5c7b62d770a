import { expect, test } from 'vitest'
import { bearsMarking, refuseMarkings } from '../src/secrecy.ts'

test.each(['绝密★长期', '机 密', '［秘密］一年', '内\u200b部资料', '机·密'])('%s bears a marking', (text) => {
  expect(bearsMarking(text)).toBe(true)
})

test.each(['支部大会决议', '加密传输', '部内协调', '', 'Secretary'])('%s bears none', (text) => {
  expect(bearsMarking(text)).toBe(false)
})

test('every marked field is told, the others and empty ones pass', () => {
  expect(() => refuseMarkings({ '/decider': '旭荣支部', '/reason': null })).not.toThrow()
  expect(() => refuseMarkings({ '/decider': '内部会议', '/reason': '机密', '/note': '无' })).toThrow(
    expect.objectContaining({
      code: 'request.invalid',
      faults: [
        { pointer: '/decider', code: 'secrecy.marked' },
        { pointer: '/reason', code: 'secrecy.marked' },
      ],
    }) as Error,
  )
})
