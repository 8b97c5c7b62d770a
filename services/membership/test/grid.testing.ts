import type { Page, Principal } from '@alliance/contracts'
import type { PartyOrganisationCard, TreeNode } from '@alliance/contracts/membership'
import { aPartyOrganisation, done, get, leader } from './rooms.testing.ts'

/** The three levels of the grid, and what is seen of them. */
export const zone = () =>
  aPartyOrganisation({ type: 'work_committee', gridLevel: 1, establishedOn: '2022-01-01' })
export const committee = (parentId: string | null) =>
  aPartyOrganisation({ type: 'chain_committee', chainCode: 'TX', gridLevel: 2, functionalParentId: parentId })
export const branch = (functionalParentId: string | null, formalParentId: string | null = null) =>
  aPartyOrganisation({ gridLevel: 3, functionalParentId, formalParentId })

export const card = async (id: string, asOf?: string) =>
  done(await get<PartyOrganisationCard>(`/party-organisations/${id}${asOf ? `?asOf=${asOf}` : ''}`))
export const tree = async (query: string, as: Principal = leader) =>
  done(await get<Page<TreeNode>>(`/tree?limit=200&${query}`, as))
