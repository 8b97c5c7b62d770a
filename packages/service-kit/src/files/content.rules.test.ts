import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanName, magicOf, packedType } from './content.rules.ts'

test.each([
  ['协议.pdf', 'pdf', '协议.pdf'],
  ['../../etc/passwd', 'pdf', 'passwd.pdf'],
  ['C:\\合同\\终稿.PDF', 'pdf', '终稿.pdf'],
  ['合同.pdf.exe', 'pdf', '合同.pdf.pdf'],
  ['\u202efdp.exe', 'pdf', 'fdp.pdf'],
  ['<script>.docx', 'docx', 'script.docx'],
  ['...', 'png', '文件.png'],
  ['', 'png', '文件.png'],
] as const)('%j is kept under a name of its own type', (given, type, kept) => {
  expect(cleanName(given, type)).toBe(kept)
})

test('whatever a file is called, its kept name is one short part of a path, and cleaning it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const name = cleanName(given, 'pdf')
      expect(name).toMatch(/^[^/\\<>:"|?*\p{Cc}\p{Cf}]{1,80}\.pdf$/u)
      expect(cleanName(name, 'pdf')).toBe(name)
    }),
  )
})

test('the first bytes tell what a file is, not its name', () => {
  const of = (...bytes: number[]) => magicOf(new Uint8Array(bytes))
  expect(of(0x25, 0x50, 0x44, 0x46, 0x2d)).toBe('pdf')
  expect(of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)).toBe('png')
  expect(of(0xff, 0xd8, 0xff, 0xe0)).toBe('jpg')
  expect(of(0x52, 0x49, 0x46, 0x46, 1, 2, 3, 4, 0x57, 0x45, 0x42, 0x50)).toBe('webp')
  expect(of(0x50, 0x4b, 0x03, 0x04)).toBe('zip')
  expect(of(0x4d, 0x5a)).toBe(null)
  expect(of()).toBe(null)
})

test('of what is packed as a zip, the files in it tell the type; macros are refused', () => {
  const office = ['[Content_Types].xml', '_rels/.rels']
  expect(packedType([...office, 'word/document.xml'])).toBe('docx')
  expect(packedType([...office, 'xl/workbook.xml'])).toBe('xlsx')
  expect(packedType(['OFD.xml', 'Doc_0/Document.xml'])).toBe('ofd')
  expect(packedType([...office, 'word/document.xml', 'word/vbaProject.bin'])).toBe(null)
  expect(packedType(['app.apk'])).toBe(null)
  expect(packedType(['word/document.xml'])).toBe(null)
})
