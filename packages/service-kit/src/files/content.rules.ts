import type { FileType } from '@alliance/contracts'

/** Bytes at the most. */
export const fileLimit = 5 * 1024 * 1024

/**
 * A file's name as it is kept: no path, no control or direction-changing characters, nothing a shell or a browser
 * reads as syntax, and the ending that its content calls for.
 */
export function cleanName(given: string, type: FileType): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const stem = last
    .replace(/\.[^.]{0,5}$/, '')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replace(/[<>:"|?*'`;&$]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  return `${[...stem].slice(0, 80).join('') || '文件'}.${type}`
}

const begins = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, at) => bytes[at] === byte)

/** The type that the first bytes tell; `zip` is what DOCX, XLSX and OFD are packed as, null is none of ours. */
export function magicOf(bytes: Uint8Array): 'pdf' | 'png' | 'jpg' | 'webp' | 'zip' | null {
  if (begins(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'pdf'
  if (begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  if (begins(bytes, [0xff, 0xd8, 0xff])) return 'jpg'
  if (begins(bytes, [0x52, 0x49, 0x46, 0x46]) && begins(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50]))
    return 'webp'
  if (begins(bytes, [0x50, 0x4b, 0x03, 0x04])) return 'zip'
  return null
}

/** Which of the packed types a zip is, by the files that it lists; null when none, or when it carries macros. */
export function packedType(names: readonly string[]): FileType | null {
  if (names.some((name) => /vbaProject\.bin$|\/activeX\//i.test(name))) return null
  if (names.includes('OFD.xml')) return 'ofd'
  if (!names.includes('[Content_Types].xml')) return null
  if (names.includes('word/document.xml')) return 'docx'
  return names.includes('xl/workbook.xml') ? 'xlsx' : null
}

/**
 * Where a file's content lies in R2: by the day of its upload, its hash, and the row it was stored for. An object
 * belongs to one row, so that one that no row names can be removed without asking who else may need it.
 */
export const objectKey = (area: string, today: string, sha256: string, id: string): string =>
  `${area}/${today}/${sha256}/${id}`

/** The row that an object was stored for. */
export const rowOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1)
