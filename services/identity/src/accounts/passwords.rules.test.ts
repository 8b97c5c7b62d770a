import { expect, test } from 'vitest'
import { isStrong } from './passwords.rules.ts'

const about = { name: '陈知微', phone: '+8613900001234' }

test.each([
  'Lianmeng-2022',
  'correct horse battery staple',
  'Qiaoliang4x',
  '天宁经济开发区的Bridge 7',
  'aB3$aB3$xY',
])('%s is strong enough', (password) => {
  expect(isStrong(password, about)).toBe(true)
})

test.each([
  ['too short', 'aB3$x'],
  ['two classes, under 16', 'abcdefgh12'],
  ['a common one', 'Password123!'],
  ['a common one with marks', 'P@ssw0rd2024!!'],
  ['a common one with a year', 'Changzhou2026'],
  ['one character again and again', 'aaaaaaaaaaaaaaaaaa'],
  ['few characters', 'ABab12ABab12'],
  ['neighbours', 'abcdefghijklmnopqrst'],
  ['neighbours down', 'zyxwvutsrqponmlkji'],
  ['the own number', 'Tel-13900001234'],
  ['the own name', '陈知微-Abc-12'],
])('%s is not: %s', (_, password) => {
  expect(isStrong(password, about)).toBe(false)
})
