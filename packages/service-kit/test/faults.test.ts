import { idOf } from '@alliance/contracts'
import { z } from '@hono/zod-openapi'
import { describe, expect, it } from 'vitest'
import { faultsOf } from '../src/http/faults.ts'
import { NewNote } from './probe/contract.ts'

const faults = (schema: z.ZodType, input: unknown) => {
  const result = schema.safeParse(input)
  return result.success
    ? []
    : faultsOf(result.error.issues, '', input).map(({ pointer, code }) => `${pointer} ${code}`)
}
const note = { enterpriseId: 'org_01jh2m8s0v6ze8mn8t9a3kq4wd', title: '一' }

describe('faults in the input', () => {
  it('are none in a right one', () => {
    expect(
      faults(NewNote, { ...note, shape: { kind: 'box', width: 1, height: 2 }, lines: [{ text: 'a' }] }),
    ).toEqual([])
  })

  it.each([
    ['a missing field', { title: '一' }, ['/enterpriseId required']],
    ['null for a field', { ...note, title: null }, ['/title type']],
    ['a wrong type', { ...note, rank: '7' }, ['/rank type']],
    [
      'an id of another kind',
      { ...note, enterpriseId: 'pty_01jh2m8s0v6ze8mn8t9a3kq4wd' },
      ['/enterpriseId id'],
    ],
    ['an empty text', { ...note, title: '  ' }, ['/title too_small']],
    ['a long text', { ...note, title: 'x'.repeat(121) }, ['/title too_big']],
    ['a small number', { ...note, rank: -1 }, ['/rank too_small']],
    ['a fraction', { ...note, rank: 1.5 }, ['/rank type']],
    ['a bad address', { ...note, website: 'nowhere' }, ['/website format']],
    ['no option of a list', { ...note, colour: 'green' }, ['/colour option']],
    ['a fault in a list', { ...note, lines: [{ text: 'a' }, { text: 7 }] }, ['/lines/1/text type']],
    ['a list too long', { ...note, lines: [1, 2, 3, 4].map((n) => ({ text: `${n}` })) }, ['/lines too_big']],
    [
      'a period reversed',
      { ...note, period: { from: '2026-02-01', to: '2026-01-01' } },
      ['/period/to period.reversed'],
    ],
    [
      'a date that does not exist',
      { ...note, period: { from: '2026-02-30', to: null } },
      ['/period/from format'],
    ],
    ['a text instead of an object', 'text', ['/ type']],
    ['nothing at all', undefined, ['/ required']],
  ])('tell %s', (_, input, expected) => {
    expect(faults(NewNote, input)).toEqual(expected)
  })

  it('name every unknown field, at its place, escaped as RFC 6901 says', () => {
    expect(
      faults(NewNote, { ...note, role: 'admin', 'a/b~c': 1, lines: [{ text: 'a', hidden: true }] }),
    ).toEqual(['/lines/0/hidden unknown_field', '/role unknown_field', '/a~1b~0c unknown_field'])
  })

  it('speak of the closest member of a union', () => {
    expect(faults(NewNote, { ...note, shape: { kind: 'circle', radius: -1 } })).toEqual([
      '/shape/radius too_small',
    ])
    expect(faults(NewNote, { ...note, shape: { kind: 'box', width: 1, height: 'tall' } })).toEqual([
      '/shape/height type',
    ])
  })

  it('take the code a schema gives itself', () => {
    const schema = z.strictObject({
      owner: idOf('account'),
      pair: z.string().refine(() => false, { params: { code: 'coordinate.pair' } }),
    })
    expect(faults(schema, { owner: 'x', pair: 'y' })).toEqual(['/owner id', '/pair coordinate.pair'])
  })

  it('count a union that was left out as missing', () => {
    expect(faults(z.strictObject({ shape: NewNote.shape.shape.unwrap() }), {})).toEqual(['/shape required'])
    expect(faults(z.strictObject({ shape: NewNote.shape.shape.unwrap() }), { shape: null })).toEqual([
      '/shape type',
    ])
  })

  it('count a choice that was left out as missing, not as a wrong option', () => {
    expect(faults(z.strictObject({ kind: z.enum(['a', 'b']) }), {})).toEqual(['/kind required'])
    expect(faults(z.strictObject({ kind: z.literal('a') }), {})).toEqual(['/kind required'])
    expect(faults(z.strictObject({ many: z.array(z.string()), flag: z.boolean(), n: z.int() }), {})).toEqual([
      '/many required',
      '/flag required',
      '/n required',
    ])
  })
})
