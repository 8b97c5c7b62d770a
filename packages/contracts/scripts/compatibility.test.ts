import { expect, test } from 'vitest'
import { buildDocument } from '../src/document.ts'
import { incompatibilities, type Document } from './compatibility.ts'

const document = buildDocument() as unknown as Document

type Part = Record<string, unknown>
const organisations = '/api/v1/membership/organisations'

/** The part of a document at a path. */
const partAt = (copy: unknown, path: readonly (string | number)[]): Part =>
  path.reduce<unknown>((part, key) => (part as Part)[key], copy) as Part

/** The faults of a change to a copy of the real document. */
function faultsOf(change: (copy: unknown) => void): string[] {
  const copy = JSON.parse(JSON.stringify(document)) as Document
  change(copy)
  return incompatibilities(JSON.parse(JSON.stringify(document)) as Document, copy)
}
const schema = (name: string, ...rest: string[]) => ['components', 'schemas', name, ...rest]
const without = (path: readonly string[], key: string) => (copy: unknown) => delete partAt(copy, path)[key]
const withValue = (path: readonly string[], key: string, value: unknown) => (copy: unknown) =>
  (partAt(copy, path)[key] = value)

test('a document is compatible with itself, and with one that has more', () => {
  expect(faultsOf(() => {})).toEqual([])
  const more = faultsOf((copy) => {
    withValue(['paths'], '/api/v1/new', { get: { responses: {} } })(copy)
    withValue(schema('Organisation', 'properties'), 'motto', { type: 'string' })(copy)
    withValue(schema('NewOrganisation', 'properties'), 'motto', { type: 'string' })(copy)
    const kinds = partAt(copy, schema('OrganisationKind')).enum as string[]
    kinds.push('hospital')
  })
  expect(more).toEqual([])
})

test.each([
  ['an operation that is gone', without(['paths', organisations], 'post'), 'the operation is gone'],
  [
    'a response that is gone',
    without(['paths', organisations, 'post', 'responses'], '201'),
    'the response 201 is gone',
  ],
  [
    'a field that is gone from an answer',
    without(schema('Organisation', 'properties'), 'name'),
    'the field name is gone',
  ],
  [
    'a field that is no longer taken',
    without(schema('NewOrganisation', 'properties'), 'aliases'),
    'the field aliases is gone',
  ],
  [
    'new required input',
    withValue(schema('NewOrganisation'), 'required', ['name', 'kind', 'website']),
    'the field "website" is now required',
  ],
  [
    'a narrowed enumeration',
    withValue(schema('OrganisationKind'), 'enum', ['enterprise']),
    'is no longer accepted',
  ],
  [
    'a shorter text',
    withValue(schema('NewOrganisation', 'properties', 'name'), 'maxLength', 10),
    'maxLength shrank',
  ],
  ['another type', withValue(schema('NewOrganisation', 'properties', 'name'), 'type', 'number'), 'its type'],
  [
    'an answer that may now be null',
    withValue(schema('Organisation', 'properties', 'name'), 'type', ['string', 'null']),
    'its type',
  ],
  [
    'a parameter that is now required',
    (copy: unknown) => {
      const parameters = partAt(copy, ['paths', organisations, 'get']).parameters as {
        name: string
        required?: boolean
      }[]
      parameters.find(({ name }) => name === 'q')!.required = true
    },
    'query q is now required',
  ],
])('%s breaks clients', (_, change, fault) => {
  expect(faultsOf(change).join('\n')).toContain(fault)
})
