import fc from 'fast-check'
import { expect, test } from 'vitest'
import { magicOf } from './content.rules.ts'
import { stripped } from './picture.rules.ts'
import { jpgWith, pngWith, webpWith } from './picture.testing.ts'

const pictures = { jpg: jpgWith, png: pngWith, webp: webpWith } as const
const types = Object.keys(pictures) as (keyof typeof pictures)[]
const textOf = (bytes: Uint8Array) => String.fromCharCode(...bytes)

test.each(types)('where and with what a %s was taken is gone, and the picture is still one', (type) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 16_383 }),
      fc.integer({ min: 1, max: 16_383 }),
      fc.stringMatching(/^[A-Za-z]{12,40}$/),
      (width, height, secret) => {
        const picture = stripped(type, pictures[type](`GPS ${secret}`, width, height))!
        expect([picture.width, picture.height]).toEqual([width, height])
        expect(textOf(picture.bytes)).not.toContain(secret)
        expect(magicOf(picture.bytes)).toBe(type)
        expect(stripped(type, picture.bytes)!.bytes).toEqual(picture.bytes)
      },
    ),
  )
})

test.each(types)('a %s that was cut off anywhere is refused or whole, never half', (type) => {
  const whole = pictures[type]('GPS 31.77N 119.97E')
  for (let length = 0; length < whole.length; length++) {
    const picture = stripped(type, whole.slice(0, length))
    if (picture) expect(textOf(picture.bytes)).not.toContain('GPS')
  }
})

test('whatever bytes follow, it comes to an end and lets no error out', () => {
  fc.assert(
    fc.property(fc.constantFrom(...types), fc.uint8Array({ maxLength: 200 }), (type, noise) => {
      const head = pictures[type]('x').slice(0, 30)
      stripped(type, Uint8Array.from([...head, ...noise]))
    }),
  )
})
