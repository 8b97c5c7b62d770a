import type { Schemas } from '@alliance/client'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import type { DateOnly } from '../dates/dates.ts'

export type TreeKind = Schemas['TreeKind']
export type TreeNode = Schemas['TreeNode']

/** What hangs directly below a node on a date; without a node, the roots. */
export const useBelow = (tree: TreeKind, asOf: DateOnly, parentId: string | undefined) =>
  useKeysetList<TreeNode>(['grid', 'tree', tree, parentId ?? 'roots', asOf], (cursor) =>
    settled(
      api.GET('/api/v1/membership/tree', { params: { query: { tree, asOf, parentId, cursor, limit: 100 } } }),
    ),
  )

/** The card of one Party organisation on a date. */
export const cardQuery = (partyOrganisationId: string, asOf: DateOnly) => ({
  queryKey: ['grid', 'card', partyOrganisationId, asOf],
  queryFn: () =>
    settled(
      api.GET('/api/v1/membership/party-organisations/{partyOrganisationId}', {
        params: { path: { partyOrganisationId }, query: { asOf } },
      }),
    ),
})
