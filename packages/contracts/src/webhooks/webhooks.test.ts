import { expect, test } from 'vitest'
import { eventCatalogues, partnerEvents, testEvent } from './index.ts'

test('what partners are told is heard by identity, which delivers it', () => {
  for (const catalogue of Object.values(eventCatalogues))
    for (const [type, { partners, to }] of Object.entries(catalogue))
      if (partners) expect([type, to.includes('identity')]).toEqual([type, true])
  expect(Object.keys(partnerEvents)).toContain('organisation.changed')
  expect(Object.keys(partnerEvents)).not.toContain(testEvent)
})

test('partners are told what their form names, whatever else a fact gains', () => {
  const { data } = partnerEvents['organisation.changed']!
  expect(data.parse({ kind: 'enterprise', name: '甲', active: true, phone: '13900000000' })).toEqual({
    name: '甲',
    active: true,
  })
})
