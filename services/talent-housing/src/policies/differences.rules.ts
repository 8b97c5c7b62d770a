import type {
  HousingPolicyDifference,
  HousingPolicyDocument,
  PolicyValue,
} from '@alliance/contracts/talent-housing'

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

const isPlain = (value: Json): value is string | number | boolean | null =>
  value === null || typeof value !== 'object'

/** Of a list of rows, each stands under what it is about; a list of words is one value, whatever its order. */
function rowsOf(list: readonly Json[]): [string, Json][] | string[] {
  if (list.every(isPlain)) return list.map(String).sort()
  const rows = list as readonly { readonly [key: string]: Json }[]
  if (rows.every((row) => Array.isArray(row['allOf'])))
    return rows.map((row) => [...(row['allOf'] as string[])].sort().join('+')).sort()
  return rows.map((row, i): [string, Json] => {
    const { shown, points } = row
    return typeof shown === 'string' && points !== undefined ? [shown, points] : [String(i), row]
  })
}

/** The values of a document by their pointers, in its order. */
export function valuesOf(document: Json, pointer = ''): Map<string, PolicyValue> {
  if (isPlain(document)) return new Map([[pointer, document]])
  if (Array.isArray(document)) {
    const rows = rowsOf(document)
    if (rows.every((row) => typeof row === 'string')) return new Map([[pointer, rows]])
    return new Map(
      (rows as [string, Json][]).flatMap(([key, value]) => [...valuesOf(value, `${pointer}/${key}`)]),
    )
  }
  return new Map(
    Object.entries(document).flatMap(([key, value]) => [...valuesOf(value as Json, `${pointer}/${key}`)]),
  )
}

const same = (one: PolicyValue, other: PolicyValue): boolean => JSON.stringify(one) === JSON.stringify(other)

/** What a version changes of an older one, field by field. */
export function differences(
  older: HousingPolicyDocument,
  newer: HousingPolicyDocument,
): HousingPolicyDifference['changes'] {
  const before = valuesOf(older)
  const after = valuesOf(newer)
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((pointer) => ({ pointer, older: before.get(pointer) ?? null, newer: after.get(pointer) ?? null }))
    .filter((change) => !same(change.older, change.newer))
}
