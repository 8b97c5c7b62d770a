import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'

export async function nameOfOrganisation(organisationId: string): Promise<string> {
  const found = await settled(
    api.GET('/api/v1/membership/organisations/{organisationId}', { params: { path: { organisationId } } }),
  )
  return found.name
}

export async function nameOfPartyOrganisation(partyOrganisationId: string): Promise<string> {
  const { partyOrganisation } = await settled(
    api.GET('/api/v1/membership/party-organisations/{partyOrganisationId}', {
      params: { path: { partyOrganisationId } },
    }),
  )
  return partyOrganisation.name
}

/** The name of an organisation or of a Party organisation, whichever an id is of. */
export const nameOfUnit = (id: string): Promise<string> =>
  id.startsWith('pty_') ? nameOfPartyOrganisation(id) : nameOfOrganisation(id)
