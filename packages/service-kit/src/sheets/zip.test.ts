import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { crc32 } from './crc32.ts'
import { readSheet, SheetProblem, writeXlsx } from './index.ts'
import { workbookOf } from './zip.testing.ts'
import { openZip, textIn } from './zip.read.ts'
import { writeZip } from './zip.write.ts'

const ROWS = '<row r="1"><c r="A1"><v>1</v></c></row>'
const reasonFor = async (content: Uint8Array) => {
  const outcome = await readSheet(content).catch((error: unknown) => error)
  return outcome instanceof SheetProblem ? outcome.reason : outcome
}
/** A copy with a 32-bit or 16-bit number changed at the n-th place where `signature` stands. */
function patched(
  file: Uint8Array,
  signature: number,
  offset: number,
  value: number,
  bits: 16 | 32 = 32,
): Uint8Array {
  const copy = file.slice()
  const view = new DataView(copy.buffer)
  for (let at = 0; at + 4 <= copy.length; at++) {
    if (view.getUint32(at, true) !== signature) continue
    if (bits === 32) view.setUint32(at + offset, value, true)
    else view.setUint16(at + offset, value, true)
  }
  return copy
}
const LOCAL = 0x04034b50
const DIRECTORY = 0x02014b50
const END = 0x06054b50

test('the check value of CRC-32 is the standard’s', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
})

test('what is packed is unfolded again', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.stringMatching(/^[a-z]{1,8}\.xml$/), fc.string({ unit: 'grapheme' })),
      async (files) => {
        const zip = openZip(await writeZip(new Map(Object.entries(files))), 1e6)
        expect([...zip.entries.keys()]).toEqual(Object.keys(files))
        for (const [path, text] of Object.entries(files))
          expect(await textIn(zip, path)).toBe(text.replace(/^\uFEFF/, ''))
      },
    ),
  )
})

describe('what is not an XLSX workbook', () => {
  test('an Excel 97–2003 file', async () => {
    expect(await reasonFor(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0))).toBe(
      'legacy_xls',
    )
  })

  test('a workbook with a password, which is packed in the same container', async () => {
    const name = [...'EncryptedPackage'].flatMap((character) => [character.charCodeAt(0), 0])
    expect(await reasonFor(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...name))).toBe(
      'encrypted',
    )
  })

  test('a zip of something else, a text document, a binary workbook', async () => {
    expect(await reasonFor(await writeZip(new Map([['a.txt', 'hello']])))).toBe('unsupported_format')
    expect(await reasonFor(await writeZip(new Map([['word/document.xml', '<w/>']])))).toBe(
      'unsupported_format',
    )
    const rels =
      '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>'
    expect(
      await reasonFor(
        await writeZip(
          new Map([
            ['_rels/.rels', rels],
            ['xl/workbook.bin', 'x'],
          ]),
        ),
      ),
    ).toBe('unsupported_format')
  })

  test('the beginning of a zip and nothing more', async () => {
    expect(await reasonFor(Uint8Array.of(0x50, 0x4b, 3, 4))).toBe('malformed')
  })
})

describe('bombs', () => {
  test('a part that claims to be hundreds of times its packed size is refused before it is unfolded', async () => {
    const bomb = await workbookOf({ rows: ROWS + ' '.repeat(4_000_000) })
    expect(bomb.length).toBeLessThan(20_000)
    expect(await reasonFor(bomb)).toBe('expands_too_much')
  })

  test('parts that are modest alone and too much together are refused', async () => {
    const bytes = await workbookOf({ rows: ROWS })
    const claiming = patched(patched(bytes, DIRECTORY, 20, 200_000), DIRECTORY, 24, 20_000_000)
    expect(() => openZip(claiming, 59_000_000)).toThrow(SheetProblem)
    expect(openZip(claiming, 60_000_000).entries.size).toBe(3)
  })

  test('a directory and headers that understate the size are caught while unfolding', async () => {
    const bytes = await workbookOf({ rows: ROWS + ' '.repeat(4_000_000) })
    expect(await reasonFor(patched(patched(bytes, DIRECTORY, 24, 1000), LOCAL, 22, 1000))).toBe('malformed')
  })

  test('a directory that disagrees with the headers is refused', async () => {
    expect(await reasonFor(patched(await workbookOf({ rows: ROWS }), DIRECTORY, 24, 10))).toBe('malformed')
  })

  test('a file that claims thousands of parts is refused', async () => {
    expect(await reasonFor(patched(await workbookOf({ rows: ROWS }), END, 10, 0xffff, 16))).toBe('malformed')
  })
})

describe('damage', () => {
  const written = () =>
    writeXlsx([{ title: '名称', value: (name: string) => name }], ['旭荣', '恒基'], { sheetName: 'x' })

  test('an encrypted part, an unknown compression and a wrong checksum are refused', async () => {
    const bytes = await written()
    expect(await reasonFor(patched(bytes, DIRECTORY, 8, 1, 16))).toBe('encrypted')
    expect(await reasonFor(patched(bytes, DIRECTORY, 10, 99, 16))).toBe('malformed')
    expect(await reasonFor(patched(bytes, DIRECTORY, 16, 0))).toBe('malformed')
  })

  test('a file that was cut off anywhere is refused', async () => {
    const bytes = await written()
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: bytes.length - 1 }), async (length) => {
        expect(await reasonFor(bytes.slice(0, length))).toBe('malformed')
      }),
    )
  })

  test('changed bytes are refused or harmless, never another failure', async () => {
    const bytes = await written()
    const change = fc.record({ at: fc.integer({ min: 4, max: bytes.length - 1 }), byte: fc.nat(255) })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const copy = bytes.slice()
        for (const { at, byte } of changes) copy[at] = byte
        const outcome = await readSheet(copy).catch((error: unknown) => error)
        expect(outcome instanceof Error && !(outcome instanceof SheetProblem)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  test('a part that is stored without compression is read', async () => {
    const text = '<a/>'
    const content = new TextEncoder().encode(text)
    const zip = await writeZip(new Map([['a.xml', text]]))
    const entry = {
      method: 0,
      crc: crc32(content),
      packed: content.length,
      unfolded: content.length,
      offset: 0,
    }
    const bytes = new Uint8Array(30 + content.length)
    bytes.set(zip.slice(0, 26))
    new DataView(bytes.buffer).setUint32(18, content.length, true)
    bytes.set(content, 30)
    expect(await textIn({ bytes, entries: new Map([['a.xml', entry]]) }, 'a.xml')).toBe(text)
  })
})
