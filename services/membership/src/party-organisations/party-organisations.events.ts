import { membershipEvents } from '@alliance/contracts/membership'
import { publisher, type Context, type Write } from '@alliance/service-kit'

const publish = publisher(membershipEvents)

export interface Told {
  id: string
  name: string
  version: number
  dissolvedOn: string | null
}

/** What other services hear of every change of a Party organisation. */
export const told = (ctx: Context, { id, name, version, dissolvedOn }: Told): Write =>
  publish('party-organisation.changed', {
    subject: id,
    version,
    data: { kind: 'org', name, active: dissolvedOn === null || dissolvedOn > ctx.today },
  })
