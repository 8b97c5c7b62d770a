/**
 * `pnpm new:service <service> [<nouns>]`: a worker with one noun, bound to the gateway and found by the local start,
 * passing every shared suite as it stands.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { allServices, root } from '../repository.ts'
import { readWranglerFile } from '../wrangler-file.ts'
import { Changes, Refusal } from './changes.ts'
import { asCommand, generate } from './generate.ts'
import { camelOf, constantOf, isPlural } from './names.ts'
import { stageNoun } from './noun-wiring.ts'
import { linkPackages, packageOf, reference, stageLockfile } from './packages.ts'
import * as texts from './service-templates.ts'

const usage = `usage: pnpm new:service <service> [<nouns>], such as:
  pnpm new:service rooms               a service and its first noun of the same name
  pnpm new:service training cohorts    where the service's name is not a plural`

asCommand(usage, ([service, noun, ...rest]) => {
  if (!service || rest.length > 0) return null
  if (!/^[a-z]{2,}(-[a-z]+)*$/.test(service) || service.length > 30)
    throw new Refusal(`“${service}” is not a name in kebab-case, such as service-desk`)
  const changes = new Changes()
  if (
    changes.exists(`services/${service}`) ||
    changes.exists(`packages/contracts/src/${service}`) ||
    allServices().includes(service)
  )
    throw new Refusal(`there is a ${service} already`)
  if (!noun && !isPlural(service))
    throw new Refusal(`name its first noun: pnpm new:service ${service} <nouns>`)
  const plural = noun ?? service

  stageService(changes, service, plural)
  stageNoun(changes, service, plural)
  generate(changes, service, plural, () => linkPackages(service))
  return `services/${service} answers at /api/v1/${service}/${plural} after the next start.
Test it: pnpm --filter @alliance/${service} test`
})

function stageService(changes: Changes, service: string, plural: string): void {
  const home = `services/${service}`
  const copied = (path: string) =>
    changes.create(`${home}/${path}`, readFileSync(join(root, `services/${reference}/${path}`), 'utf8'))
  changes.create(`${home}/package.json`, packageOf(service))
  changes.create(
    `${home}/wrangler.jsonc`,
    texts.wranglerOf(service, readWranglerFile(reference).compatibility_date),
  )
  changes.create(`${home}/README.md`, texts.readmeOf(service, plural))
  changes.create(`${home}/vitest.config.ts`, texts.vitestConfigOf())
  for (const path of ['drizzle.config.ts', 'tsconfig.json', 'test/worker.d.ts']) copied(path)
  changes.create(`${home}/src/env.ts`, texts.envOf())
  changes.create(`${home}/src/index.ts`, texts.indexOf(service))
  changes.create(`${home}/test/contract.test.ts`, texts.contractTestOf())
  changes.create(`${home}/test/rights.test.ts`, texts.rightsTestOf(service))
  changes.create(`${home}/test/pages.test.ts`, texts.pagesTestOf(service))
  changes.create(`${home}/test/costs.test.ts`, texts.costTestOf())
  const kit = 'packages/service-kit/migration'
  for (const name of readdirSync(join(root, kit)).filter((entry) => entry.endsWith('.sql')))
    changes.create(`${home}/migrations/${name}`, changes.read(`${kit}/${name}`))
  changes.create(`packages/contracts/src/${service}/index.ts`, texts.contractIndexOf(service))
  stageLockfile(changes, service)
  wireGateway(changes, service)
}

function wireGateway(changes: Changes, service: string): void {
  const key = service.includes('-') ? `'${service}'` : service
  const contracts = 'packages/contracts/src/services.ts'
  changes.edit(
    contracts,
    /import [^\n]+\n(?!import)/,
    (last) => `${last}import { ${camelOf(service)}Routes } from './${service}/index.ts'\n`,
  )
  changes.edit(
    contracts,
    /\n\} as unknown as Record<ServiceName/,
    (end) => `\n  ${key}: ${camelOf(service)}Routes,${end}`,
  )
  changes.edit(contracts, /\] as const\nexport type ServiceName/, (end) => `, '${service}'${end}`)
  const env = 'services/gateway/src/env.ts'
  changes.edit(env, /\n {2}PORTAL: Fetcher/, (line) => `\n  ${constantOf(service)}: BoundService${line}`)
  changes.edit(
    env,
    /\n\} as const satisfies Record<string, \(env: Env\)/,
    (end) => `\n  ${key}: (env: Env) => env.${constantOf(service)},${end}`,
  )
  changes.edit(
    'services/gateway/wrangler.jsonc',
    /\{ "binding": "PORTAL"/,
    (portal) =>
      `{ "binding": "${constantOf(service)}", "service": "${service}", "entrypoint": "GatewayEntrypoint" },\n    ${portal}`,
  )
}
