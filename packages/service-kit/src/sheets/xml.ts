import { SheetProblem } from './sheet-problem.ts'

/** Names come without their namespace prefix; `attribute` answers by local name, decoded. */
export type XmlVisitor = {
  open(name: string, attribute: (name: string) => string | undefined): void
  close(name: string): void
  text(text: string): void
}

// A quoted value may hold `>`. Written so that no input makes it backtrack.
const TAG = /<(\/?)([^\s/<>"']+)([^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*)>/y
const ATTRIBUTE = /([^\s=/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" } as const

/**
 * Walks over XML in document order. Made for the parts of a workbook: elements, attributes, text, CDATA and
 * the five named entities. A document type is refused, so no entity can be defined. Throws
 * `SheetProblem('malformed')`.
 */
export function visitXml(xml: string, visitor: XmlVisitor): void {
  let at = 0
  while (at < xml.length) {
    const tag = xml.indexOf('<', at)
    const textEnd = tag < 0 ? xml.length : tag
    if (textEnd > at) visitor.text(decoded(xml.slice(at, textEnd)))
    if (tag < 0) return
    at =
      xml.startsWith('<!', tag) || xml.startsWith('<?', tag)
        ? afterSpecial(xml, tag, visitor)
        : afterTag(xml, tag, visitor)
  }
}

/** The characters that XML text and attributes may not hold, as entities. */
export function xmlEscaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character as keyof typeof ESCAPES])
}

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' } as const

function afterTag(xml: string, at: number, visitor: XmlVisitor): number {
  TAG.lastIndex = at
  const match = TAG.exec(xml)
  if (!match) throw new SheetProblem('malformed')
  const [whole, closing, prefixed, attributes] = match as unknown as [string, string, string, string]
  const name = localName(prefixed)
  if (!closing) visitor.open(name, attributeReader(attributes))
  if (closing || attributes.endsWith('/')) visitor.close(name)
  return at + whole.length
}

/** Comments, declarations and CDATA. */
function afterSpecial(xml: string, at: number, visitor: XmlVisitor): number {
  if (xml.startsWith('<!--', at)) return after(xml, '-->', at + 4)
  if (xml.startsWith('<?', at)) return after(xml, '?>', at + 2)
  if (!xml.startsWith('<![CDATA[', at)) throw new SheetProblem('malformed')
  const next = after(xml, ']]>', at + 9)
  visitor.text(xml.slice(at + 9, next - 3))
  return next
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from)
  if (found < 0) throw new SheetProblem('malformed')
  return found + mark.length
}

function attributeReader(text: string): (name: string) => string | undefined {
  let values: Map<string, string> | null = null
  return (name) => {
    values ??= attributesIn(text)
    return values.get(name)
  }
}

function attributesIn(text: string): Map<string, string> {
  const values = new Map<string, string>()
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE)) {
    const local = localName(name)
    if (local === name || !values.has(local)) values.set(local, decoded(double ?? single ?? ''))
  }
  return values
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (entity, hex, decimal, name) => {
      if (name) return NAMED[String(name).toLowerCase() as keyof typeof NAMED]
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : entity
    },
  )
}
