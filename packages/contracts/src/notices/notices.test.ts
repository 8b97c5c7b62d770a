import { expect, test } from 'vitest'
import { noticeCatalogues, noticeKinds } from './index.ts'

test('a kind of notice has one name in all services, of a noun and what happened', () => {
  const names = Object.values(noticeCatalogues).flatMap((catalogue) => Object.keys(catalogue))
  expect(Object.keys(noticeKinds).toSorted()).toEqual(names.toSorted())
  for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(_[a-z]+)*$/)
})
