// Stands in for membership: it answers what a test told it with `remember`.
import { WorkerEntrypoint } from 'cloudflare:workers'

const people = new Map()
const standings = new Map()
const rolls = new Map()
let entered = 0

export class MembershipEntrypoint extends WorkerEntrypoint {
  remember({ person, standing, roll }) {
    if (person) people.set(person.accountId, person)
    if (standing) standings.set(standing.personId, standing)
    if (roll) rolls.set(roll.partyOrganisationId, roll.members)
  }

  personOf(accountId) {
    const value = people.get(accountId)
    return value ? { ok: true, value } : { ok: false, code: 'person.unknown' }
  }

  enterPerson({ id, name }) {
    const known = people.get(id)
    if (known) return known.active ? { ok: true, value: known } : { ok: false, code: 'person.closed' }
    const personId = `per_${String(++entered).padStart(26, '0')}`
    const person = {
      personId,
      displayName: name,
      accountId: id,
      employerId: null,
      employerName: null,
      active: true,
    }
    people.set(id, person)
    return { ok: true, value: person }
  }

  rollOn(partyOrganisationId) {
    const value = rolls.get(partyOrganisationId)
    return value ? { ok: true, value } : { ok: false, code: 'party_organisation.unknown' }
  }

  standingsOf(personIds) {
    return personIds.flatMap((id) => standings.get(id) ?? [])
  }
}

export default {}
