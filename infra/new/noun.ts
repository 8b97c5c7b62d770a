/**
 * `pnpm new:noun <service> <nouns>`: a noun with its contract, table, rules, use cases, routes and tests, wired in
 * and passing every shared suite as it stands.
 */
import { allServices } from '../repository.ts'
import { Changes, Refusal } from './changes.ts'
import { asCommand, generate } from './generate.ts'
import { stageNoun } from './noun-wiring.ts'

const usage = 'usage: pnpm new:noun <service> <nouns>, such as: pnpm new:noun membership quality-badges'

asCommand(usage, ([service, plural, ...rest]) => {
  if (!service || !plural || rest.length > 0) return null
  if (service === 'gateway' || service === 'portal' || !allServices().includes(service))
    throw new Refusal(`there is no service ${service} that holds nouns: pnpm new:service makes one`)
  const changes = new Changes()
  stageNoun(changes, service, plural)
  generate(changes, service, plural)
  return `${plural} stand in packages/contracts/src/${service} and services/${service}/src/${plural}.
Test them: pnpm --filter @alliance/${service} test`
})
