import type { PersonFact } from './events.ts'

/** What a question was answered with: an expected outcome is a value, an exception is a bug. */
export type Answered<T, Code extends string> = { ok: true; value: T } | { ok: false; code: Code }

export interface KnownPerson extends PersonFact {
  personId: string
}

/** One on the roll of a Party organisation. */
export interface RollMember {
  personId: string
  displayName: string
  status: 'full' | 'probationary'
  /** Where the affiliation is: the organisation asked for, or one below it. */
  partyOrganisationId: string
}

/** What a person's place in the alliance opens to them on a date. */
export interface PersonStanding {
  personId: string
  /** Their employer is an admitted member of the alliance. */
  allianceMember: boolean
  /** The Party organisations they are affiliated to, and those above these in the grid. */
  partyOrganisationIds: string[]
}

/** What membership answers other services over RPC, as it is now. */
export interface MembershipRpc {
  /** The person who acts by this account. */
  personOf(accountId: string): Promise<Answered<KnownPerson, 'person.unknown'>>

  /** As `personOf`; who has no record yet is entered under the name of their account, at their own doing. */
  enterPerson(account: { id: string; name: string }): Promise<Answered<KnownPerson, 'person.closed'>>

  /** Who belongs to a Party organisation and to those below it in the formal tree on a date; of a functional one, who is attached to it. */
  rollOn(
    partyOrganisationId: string,
    date: string,
  ): Promise<Answered<RollMember[], 'party_organisation.unknown'>>

  /** The standing of each of these people, of 200 at the most; one that is not known is left out. */
  standingsOf(personIds: string[], date: string): Promise<PersonStanding[]>
}
