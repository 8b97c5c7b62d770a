import type { Affiliation, NewAffiliation, PartyOrganisationType } from '@alliance/contracts/membership'
import { Problem } from '@alliance/service-kit/problem'

/** Only branches hold 组织关系; temporary, functional and chain bodies leave it as it is (membership.md §2.6). */
export const holdsFormal = (type: PartyOrganisationType): boolean =>
  type === 'branch' || type === 'joint_branch'

/** Under what the members of a Party organisation are counted. */
export const rollSubject = (partyOrganisationId: string, status: Affiliation['status']): string =>
  `roll:${status}:${partyOrganisationId}`

interface Open {
  partyOrganisationId: string
  status: Affiliation['status']
  from: string
}

/**
 * Whether an affiliation may begin: the Party organisation is there on that day and is of a type for it, and the
 * affiliation changes something of the one that is open.
 *
 * @throws Problem `affiliation.not_formal`, `affiliation.overlaps`, `request.invalid` at `/from`
 */
export function mustBegin(
  input: NewAffiliation,
  target: { type: PartyOrganisationType; establishedOn: string; dissolvedOn: string | null },
  open: Open | null,
  today: string,
): void {
  if (input.kind === 'formal' && !holdsFormal(target.type)) throw new Problem('affiliation.not_formal')
  if (input.from > today)
    throw new Problem('request.invalid', { faults: [{ pointer: '/from', code: 'date.future' }] })
  if (input.from < target.establishedOn || target.dissolvedOn !== null)
    throw new Problem('request.invalid', { faults: [{ pointer: '/from', code: 'date.not_established' }] })
  if (!open) return
  const same = open.partyOrganisationId === input.partyOrganisationId && open.status === input.status
  if (same || open.from >= input.from) throw new Problem('affiliation.overlaps')
}
