import type { NounNames } from './names.ts'

/** The tests that a new noun comes with. They hold it to the shared suites before a line of it is written. */

export const rulesTestOf = ({ plural, Pascal }: NounNames): string => `import { expect, test } from 'vitest'
import { change${Pascal}, draft${Pascal} } from './${plural}.rules.ts'

const first = draft${Pascal}({ name: '甲' }, 'id', '2026-01-01T00:00:00.000Z')

test('a new one begins at version 1', () => {
  expect(first).toMatchObject({ name: '甲', version: 1, createdAt: '2026-01-01T00:00:00.000Z' })
})

test('a change keeps when it was made and counts the version up', () => {
  expect(change${Pascal}(first, { name: '乙' }, '2026-01-02T00:00:00.000Z')).toEqual({
    ...first,
    name: '乙',
    version: 2,
    updatedAt: '2026-01-02T00:00:00.000Z',
  })
})
`

export const testOf = (
  service: string,
  { plural, Pascal }: NounNames,
): string => `import type { ${Pascal} } from '@alliance/contracts/${service}'
import { callers, done, secretary } from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { service } from '../index.ts'

const ask = callers(exports.GatewayEntrypoint, service.contract)(secretary())
const create = async () => done(await ask.post<${Pascal}>('/${plural}', { name: '甲' }))

test('what was created is read as it was answered', async () => {
  const made = await create()
  expect(done(await ask.get(\`/${plural}/\${made.id}\`))).toEqual(made)
})

test('a change tells the new version, and the old one is stale after it', async () => {
  const { id } = await create()
  expect(done(await ask.patch<${Pascal}>(\`/${plural}/\${id}\`, 1, { name: '乙' }))).toMatchObject({ name: '乙', version: 2 })
  expect((await ask.patch(\`/${plural}/\${id}\`, 1, { name: '丙' })).code).toBe('version.stale')
  expect(done(await ask.get<${Pascal}>(\`/${plural}/\${id}\`)).name).toBe('乙')
})

test('the same key creates once', async () => {
  const key = crypto.randomUUID()
  const first = done(await ask.post<${Pascal}>('/${plural}', { name: '甲' }, { key }))
  expect(done(await ask.post<${Pascal}>('/${plural}', { name: '甲' }, { key }))).toEqual(first)
})
`

export const testingOf = ({
  plural,
  pluralCamel,
  camel,
  table,
  prefix,
  Pascal,
  PluralPascal,
}: NounNames): string => `import { newId } from '@alliance/service-kit'
import { fill, numbered, type RightsRow } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'

const insert = 'INSERT INTO "${table}" (id, name, version, created_at, updated_at)'
const rest = "'甲', 1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'"

/** Makes so many rows and gives their ids. */
export async function insert${PluralPascal}(rows: number): Promise<string[]> {
  const ids = Array.from({ length: rows }, () => newId('${camel}'))
  await env.DB.prepare(\`\${insert} SELECT value, \${rest} FROM json_each(?)\`).bind(JSON.stringify(ids)).run()
  return ids
}

/** Fills the table up to so many rows. */
export const fill${PluralPascal} = (rows: number): Promise<unknown> =>
  fill(env.DB, \`\${insert} SELECT \${numbered('${prefix}')}, \${rest} FROM numbers WHERE true ON CONFLICT DO NOTHING\`, rows)

/** What a read of them costs: see \`describeCost\`. */
export const ${camel}Reads = {
  '${plural}': { path: '/${plural}?limit=50' },
  'one of the ${plural}': { path: '/${plural}/${prefix}_${'1'.padStart(26, '0')}' },
}

export const ${camel}Lists = { list${PluralPascal}: { path: '/${plural}', insert: insert${PluralPascal} } }

const params = async () => ({ ${camel}Id: (await insert${PluralPascal}(1))[0]! })

/** The rows of the rights table: rights on ${pluralCamel} hold everywhere, so no row lies in a place of its own. */
export const ${camel}Rights: Record<string, RightsRow<unknown>> = {
  list${PluralPascal}: {},
  export${PluralPascal}: {},
  create${Pascal}: { body: () => ({ name: '甲' }) },
  get${Pascal}: { params },
  update${Pascal}: { params, body: () => ({ name: '乙' }) },
}
`

/** The requests by which `pnpm bench:cost` measures it. */
export const benchOf = (
  service: string,
  { camel, table, prefix, Pascal, PluralPascal }: NounNames,
): string => `import { filled, id, instant, rows, type Bench } from '../sample.ts'

const params = (number: number) => ({ ${camel}Id: filled('${prefix}', number) })

export default {
  service: '${service}',
  fill: [rows('${table}', { id: id('${prefix}'), name: \`'样例'\`, version: '1', created_at: instant, updated_at: instant })],
  samples: {
    list${PluralPascal}: () => ({}),
    export${PluralPascal}: ({ turn }) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) }),
    create${Pascal}: () => ({ body: { name: '样例' } }),
    get${Pascal}: () => ({ params: params(7) }),
    update${Pascal}: ({ turn }) => ({ params: params(10 + turn), body: { name: '改样例' }, version: 1 }),
  },
} satisfies Bench
`
