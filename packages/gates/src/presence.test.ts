import { expect, test } from 'vitest'
import { presence } from './presence.ts'

const at = (time: string) => `2026-11-24T${time}:00.000Z`
const span = { from: at('01:00'), to: at('03:00') }

test('the whole time, on time', () => {
  expect(presence([{ from: at('00:50'), to: at('03:10') }], span)).toEqual({
    minutes: 120,
    late: 0,
    early: 0,
    open: false,
  })
})

test('late, a break, and gone early', () => {
  const stays = [
    { from: at('01:10'), to: at('01:40') },
    { from: at('02:00'), to: at('02:45') },
  ]
  expect(presence(stays, span)).toEqual({ minutes: 75, late: 10, early: 15, open: false })
})

test('never seen going out counts until the end, and says so', () => {
  expect(presence([{ from: at('02:00'), to: null }], span)).toEqual({
    minutes: 60,
    late: 60,
    early: 0,
    open: true,
  })
})

test('only there before or after is not there', () => {
  expect(presence([{ from: at('00:10'), to: at('00:50') }], span)).toBeNull()
  expect(presence([], span)).toBeNull()
})
