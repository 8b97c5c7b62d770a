import { showsDate } from './number-format.ts'
import { SheetProblem } from './sheet-problem.ts'
import { visitXml } from './xml.ts'
import { textIn, type Zip } from './zip.read.ts'

/** What the cells of a sheet refer to. `dateStyles[s]`: whether style `s` shows a date. */
export type Workbook = {
  sheetName: string
  sheetXml: string
  strings: readonly string[]
  dateStyles: readonly boolean[]
  date1904: boolean
}

type Relation = { type: string; target: string }

/**
 * Finds the wanted sheet (or the first visible one) and the tables it needs; other parts are not unfolded.
 * Throws `SheetProblem`: `unsupported_format` when the zip is not an XLSX workbook, `malformed`.
 */
export async function readWorkbook(zip: Zip, wanted: string | undefined): Promise<Workbook> {
  const roots = await relations(zip, '')
  const path = [...roots.values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const xml = path.endsWith('.xml') ? await textIn(zip, path) : null
  if (xml === null) throw new SheetProblem('unsupported_format')
  const related = await relations(zip, path)
  const { sheets, date1904 } = sheetsIn(xml)
  const readable = sheets.filter(({ relation }) => related.get(relation)?.type === 'worksheet')
  const sheet = readable.find(({ name }) => name === wanted) ?? readable.find(({ hidden }) => !hidden)
  if (!sheet) throw new SheetProblem(sheets.length > 0 ? 'malformed' : 'unsupported_format')
  const part = async (type: string) => {
    const relation = [...related.values()].find((candidate) => candidate.type === type)
    return relation ? await textIn(zip, relation.target) : null
  }
  const sheetXml = await textIn(zip, related.get(sheet.relation)!.target)
  if (sheetXml === null) throw new SheetProblem('malformed')
  return {
    sheetName: sheet.name,
    sheetXml,
    strings: stringsIn((await part('sharedStrings')) ?? ''),
    dateStyles: dateStylesIn((await part('styles')) ?? ''),
    date1904,
  }
}

/**
 * Text that may hold `_xHHHH_` for a character that XML cannot (ECMA-376 part 1, §22.9.2.19); line breaks as
 * `\n`.
 */
export function storedText(text: string): string {
  const plain = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return plain.replace(/\r\n?/g, '\n')
}

async function relations(zip: Zip, path: string): Promise<Map<string, Relation>> {
  const slash = path.lastIndexOf('/') + 1
  const folder = path.slice(0, slash)
  const found = new Map<string, Relation>()
  visitXml((await textIn(zip, `${folder}_rels/${path.slice(slash)}.rels`)) ?? '', {
    open(name, attribute) {
      const [id, type, target] = [attribute('Id'), attribute('Type'), attribute('Target')]
      if (name !== 'Relationship' || !id || !type || !target) return
      // Only the last word of the type is compared: the transitional and the strict standard differ before
      // it.
      found.set(id, { type: type.slice(type.lastIndexOf('/') + 1), target: resolved(folder, target) })
    },
    close() {},
    text() {},
  })
  return found
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps: string[] = []
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function sheetsIn(xml: string) {
  const sheets: { name: string; relation: string; hidden: boolean }[] = []
  let date1904 = false
  visitXml(xml, {
    open(name, attribute) {
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attribute('date1904') ?? '')
      if (name !== 'sheet') return
      const hidden = (attribute('state') ?? 'visible') !== 'visible'
      sheets.push({ name: storedText(attribute('name') ?? ''), relation: attribute('id') ?? '', hidden })
    },
    close() {},
    text() {},
  })
  return { sheets, date1904 }
}

/** Shared strings in order. Runs of rich text are joined; the reading aid `rPh` is not part of the text. */
function stringsIn(xml: string): string[] {
  const strings: string[] = []
  let current = ''
  let inText = false
  let inPhonetic = false
  visitXml(xml, {
    open(name) {
      if (name === 'si') current = ''
      else if (name === 't') inText = true
      else if (name === 'rPh') inPhonetic = true
    },
    close(name) {
      if (name === 'si') strings.push(storedText(current))
      else if (name === 't') inText = false
      else if (name === 'rPh') inPhonetic = false
    },
    text(text) {
      if (inText && !inPhonetic) current += text
    },
  })
  return strings
}

function dateStylesIn(xml: string): boolean[] {
  const codes = new Map<number, string>()
  const styles: boolean[] = []
  // The same elements also describe named and conditional styles, which cells do not refer to.
  let section = ''
  visitXml(xml, {
    open(name, attribute) {
      if (name === 'numFmts' || name === 'cellXfs') section = name
      const id = Number(attribute('numFmtId') ?? 0)
      if (section === 'numFmts' && name === 'numFmt') codes.set(id, attribute('formatCode') ?? '')
      if (section === 'cellXfs' && name === 'xf') styles.push(showsDate(id, codes.get(id)))
    },
    close(name) {
      if (name === section) section = ''
    },
    text() {},
  })
  return styles
}
