import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { idPrefixes } from '@alliance/contracts/id-prefixes'
import { root } from '../repository.ts'
import { Refusal, type Changes } from './changes.ts'
import { camelOf, nounNames, type NounNames } from './names.ts'
import { benchOf, rulesTestOf, testingOf, testOf } from './noun-test-templates.ts'
import { contractOf, routesOf, rulesOf, tableOf, usecasesOf } from './noun-templates.ts'

/** Puts a noun into a service: its files, and a line wherever nouns are listed. */
export function stageNoun(changes: Changes, service: string, plural: string): NounNames {
  const names = nounNames(plural, new Set(Object.values(idPrefixes)))
  mustBeNew(service, names)
  const home = `services/${service}/src/${plural}/${plural}`
  changes.create(`packages/contracts/src/${service}/${plural}.ts`, contractOf(names))
  changes.create(`${home}.table.ts`, tableOf(names))
  changes.create(`${home}.rules.ts`, rulesOf(service, names))
  changes.create(`${home}.rules.test.ts`, rulesTestOf(names))
  changes.create(`${home}.usecases.ts`, usecasesOf(service, names))
  changes.create(`${home}.routes.ts`, routesOf(service, names))
  changes.create(`${home}.testing.ts`, testingOf(names))
  changes.create(`${home}.test.ts`, testOf(service, names))
  changes.create(`test/bench/samples/${service}.${plural}.ts`, benchOf(service, names))
  wireContract(changes, service, names)
  wireService(changes, service, names)
  wireSuites(changes, service, names)
  return names
}

const kitTables = ['audit', 'audit_link', 'dead_letter', 'guard', 'idempotency', 'inbox', 'outbox']

/** @throws Refusal when a name that the noun needs for itself is another's */
function mustBeNew(
  service: string,
  { plural, singular, camel, table, Pascal, PluralPascal }: NounNames,
): void {
  if (existsSync(join(root, `services/${service}/src/${plural}`)))
    throw new Refusal(`${service} has ${plural} already`)
  if (camel === camelOf(service)) throw new Refusal(`a noun cannot be called like its service, ${service}`)
  const document = readFileSync(join(root, 'packages/contracts/openapi.json'), 'utf8')
  const { components, paths } = JSON.parse(document) as { components: { schemas: object }; paths: object }
  const schema = [Pascal, `New${Pascal}`, `${Pascal}Change`].find((name) => name in components.schemas)
  if (schema) throw new Refusal(`the contract has a ${schema} already: the noun needs another name`)
  const operations = Object.values(paths).flatMap(
    (path: object) => Object.values(path) as { operationId: string }[],
  )
  const mine = [
    `list${PluralPascal}`,
    `export${PluralPascal}`,
    `create${Pascal}`,
    `get${Pascal}`,
    `update${Pascal}`,
  ]
  const operation = operations.find(({ operationId }) => mine.includes(operationId))
  if (operation)
    throw new Refusal(`the contract has a ${operation.operationId} already: the noun needs another name`)
  const access = readFileSync(join(root, 'packages/contracts/src/kit/access.ts'), 'utf8')
  if (camel in idPrefixes || access.includes(`'${singular}:`))
    throw new Refusal(`there are ids or permissions of a ${singular} already: the noun needs another name`)
  const tables = filesOf(`services/${service}/src`, '.table.ts').map((file) =>
    readFileSync(join(root, file), 'utf8'),
  )
  if (
    kitTables.includes(table) ||
    tables.some((text) => new RegExp(`sqliteTable\\(\\s*'${table}'`).test(text))
  )
    throw new Refusal(`${service} has a table ${table} already: the noun needs another name`)
}

function wireContract(
  changes: Changes,
  service: string,
  { plural, singular, camel, prefix }: NounNames,
): void {
  const kit = 'packages/contracts/src/kit'
  changes.edit(
    `${kit}/id-prefixes.ts`,
    /\n\} as const\nexport type IdKind/,
    (end) => `\n  ${camel}: '${prefix}',${end}`,
  )
  changes.edit(
    `${kit}/access.ts`,
    /\n\] as const\nexport type Permission/,
    (end) => `\n  '${singular}:read',\n  '${singular}:write',${end}`,
  )
  changes.edit(
    `${kit}/access.ts`,
    /\n {2}alliance_secretary: role\(\{[^}]*?permissions: \[[^\]]*?(?=,?\s*\])/,
    (held) => `${held}, '${singular}:read', '${singular}:write'`,
  )
  const index = `packages/contracts/src/${service}/index.ts`
  const gap = changes.read(index).includes('\nexport * from') ? '\n' : '\n\n'
  changes.edit(index, /\n+(?=export const \w+Operations\b)/, () => `${gap}export * from './${plural}.ts'\n\n`)
  changes.edit(index, /\.\.\.operationsRoutes\(/, (start) => `...${camel}Routes, ${start}`)
  changes.edit(
    index,
    /import \{ operations, operationsRoutes \}[^\n]*\n/,
    (line) => `${line}import { ${camel}Routes } from './${plural}.ts'\n`,
  )
}

function wireService(changes: Changes, service: string, { plural, PluralPascal }: NounNames): void {
  const index = `services/${service}/src/index.ts`
  importInto(changes, index, `mount${PluralPascal}`, `./${plural}/${plural}.routes.ts`)
  changes.edit(
    index,
    /\brooms: \[[^\]]*?(?=,?\s*\])/,
    (held) => `${held}${held.endsWith('[') ? '' : ', '}mount${PluralPascal}`,
  )
}

/** The shared suites ask for a row for every route and every list. */
function wireSuites(changes: Changes, service: string, { plural, camel, PluralPascal }: NounNames): void {
  const rows: [suite: string, at: RegExp, row: string, imported: string][] = [
    ['describeRights', /\btable(: \{|\b[^\n]*= \{)/, `...${camel}Rights,`, `${camel}Rights`],
    ['describePages', /\blists(: \{|\b[^\n]*= \{)/, `...${camel}Lists,`, `${camel}Lists`],
    [
      'describeCost',
      /\bseed: async \(rows\) => \{/,
      `\n    await fill${PluralPascal}(rows)`,
      `fill${PluralPascal}`,
    ],
    ['describeCost', /\breads: \(\) => \(\{/, `...${camel}Reads, `, `${camel}Reads`],
  ]
  for (const [suite, at, row, imported] of rows)
    for (const file of testsOf(changes, service)) {
      const text = changes.read(file)
      if (!new RegExp(`${suite}[<(]`).test(text) || (suite === 'describeCost' && !at.test(text))) continue
      changes.edit(file, at, (start) => `${start}${row}`)
      importInto(changes, file, imported, `../src/${plural}/${plural}.testing.ts`)
    }
}

const filesOf = (folder: string, ending: string): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith(ending))
        .map((name) => `${folder}/${name}`)
    : []

const testsOf = (changes: Changes, service: string): string[] => {
  const there = filesOf(`services/${service}/test`, '.test.ts')
  const staged = changes.paths.filter(
    (path) => path.startsWith(`services/${service}/test/`) && path.endsWith('.test.ts'),
  )
  return [...new Set([...there, ...staged])].toSorted()
}

function importInto(changes: Changes, file: string, name: string, from: string): void {
  if (changes.read(file).includes(`from '${from}'`))
    changes.edit(
      file,
      new RegExp(`import \\{ (?=[^}]*\\} from '${from.replaceAll('.', '\\.')}')`),
      (start) => `${start}${name}, `,
    )
  else
    changes.edit(
      file,
      /^import (?:type )?(?:\{[^}]*\}|\* as \w+|\w+) from [^\n]*\n(?!import)/m,
      (last) => `${last}import { ${name} } from '${from}'\n`,
    )
}
