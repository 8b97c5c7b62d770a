import { sha256Hex } from '@alliance/evidence'
import { RDF_TYPE, TERMS, TYPES } from './vocabulary.ts'

/** A statement about a node; nodes without an id have the label `_:` and a number. */
interface Quad {
  subject: string
  predicate: string
  /** As N-Quads write it, or a node's label. */
  object: string
}

const iri = (value: string) => `<${value}>`
// Readers let no control character through, so that these two are all there is to escape.
const quoted = (value: string) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

/** Throws `RangeError` for a term that our documents do not use: it would be left out of the signature. */
function quadsOf(document: object): Quad[] {
  const quads: Quad[] = []
  let unnamed = 0
  const visit = (node: object): string => {
    const { id, type, ...rest } = node as { id?: string; type?: string | string[] }
    const subject = id === undefined ? `_:${unnamed++}` : iri(id)
    for (const name of [type ?? []].flat()) {
      if (!Object.hasOwn(TYPES, name)) throw new RangeError(`the type ${name} is not known here`)
      quads.push({ subject, predicate: iri(RDF_TYPE), object: iri(TYPES[name]!) })
    }
    for (const [name, value] of Object.entries(rest)) {
      if (name === '@context' || value === undefined) continue
      if (!Object.hasOwn(TERMS, name)) throw new RangeError(`the term ${name} is not known here`)
      const term = TERMS[name]!
      for (const part of [value as unknown].flat()) {
        const object =
          term.as === 'text'
            ? quoted(part as string)
            : term.as === 'typed'
              ? `${quoted(String(part))}^^${iri(term.type)}`
              : term.as === 'name'
                ? iri(term.of + (part as string))
                : typeof part === 'string'
                  ? iri(part)
                  : visit(part as object)
        quads.push({ subject, predicate: iri(term.iri), object })
      }
    }
    return subject
  }
  visit(document)
  return quads
}

const line = ({ subject, predicate, object }: Quad, label: (node: string) => string) =>
  `${label(subject)} ${predicate} ${label(object)} .\n`

const isUnnamed = (node: string) => node.startsWith('_:')

// N-Quads are sorted by code point, which code units are as well for all that stands in one place here.
const sorted = (lines: string[]) => lines.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))

/**
 * A document's statements as RDFC-1.0 (RDF Dataset Canonicalization) writes them: unnamed nodes are labelled in the
 * order of the hashes of what is said about them. Two of which the same is said do not occur in our documents.
 */
export async function canonicalQuads(document: object): Promise<string> {
  const quads = quadsOf(document)
  const unnamed = [...new Set(quads.map(({ subject }) => subject).filter(isUnnamed))]
  const hashes = await Promise.all(
    unnamed.map(async (node) => {
      const about = quads.filter(({ subject, object }) => subject === node || object === node)
      const label = (other: string) => (other === node ? '_:a' : isUnnamed(other) ? '_:z' : other)
      return { node, hash: await sha256Hex(sorted(about.map((quad) => line(quad, label))).join('')) }
    }),
  )
  if (new Set(hashes.map(({ hash }) => hash)).size < hashes.length)
    throw new RangeError('two unnamed parts of a document say the same')
  hashes.sort((a, b) => (a.hash < b.hash ? -1 : 1))
  const labels = new Map(hashes.map(({ node }, at) => [node, `_:c14n${at}`]))
  return sorted(quads.map((quad) => line(quad, (node) => labels.get(node) ?? node))).join('')
}
