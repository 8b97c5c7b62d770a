import { expect, test } from 'vitest'
import { DIVISIONS, divisionPath, findDivision } from './divisions.ts'

test('every division but the province has its parent in the table and continues its code', () => {
  for (const division of DIVISIONS.filter(({ level }) => level !== 'province')) {
    const parent = findDivision(division.parent ?? '')
    expect(parent, division.name).not.toBeNull()
    expect(division.code.startsWith(parent!.code.replace(/(00)+$/, '')), division.name).toBe(true)
  }
})

test('no code stands twice', () => {
  expect(new Set(DIVISIONS.map(({ code }) => code)).size).toBe(DIVISIONS.length)
})

test('the seven streets and the town of 天宁 are listed', () => {
  const names = DIVISIONS.filter(({ parent }) => parent === '320402').map(({ name }) => name)
  expect(names).toEqual(['雕庄街道', '青龙街道', '茶山街道', '红梅街道', '天宁街道', '兰陵街道', '郑陆镇'])
})

test('a path reads from the province down', () => {
  expect(divisionPath('320402002')).toBe('江苏省常州市天宁区青龙街道')
  expect(divisionPath('TNEDZ')).toBe('')
  expect(findDivision('320499')).toBeNull()
})
