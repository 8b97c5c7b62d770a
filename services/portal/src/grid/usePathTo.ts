import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { DateOnly } from '../dates/dates.ts'
import { cardQuery, type TreeKind } from './tree.ts'

/** Deeper than any tree of Party organisations; a guard against a circle. */
const deepest = 12

/** The ids above a Party organisation on a date, nearest first, so that the tree can be opened down to it. */
export function usePathTo(id: string | undefined, tree: TreeKind, asOf: DateOnly) {
  const cache = useQueryClient()
  const path = useQuery({
    queryKey: ['grid', 'path', tree, id, asOf],
    enabled: id !== undefined,
    async queryFn() {
      const above: string[] = []
      for (let at = id; at !== undefined && above.length < deepest;) {
        const card = await cache.ensureQueryData(cardQuery(at, asOf))
        at = (tree === 'formal' ? card.formalParent : card.functionalParent)?.parentId
        if (at !== undefined) above.push(at)
      }
      return above
    },
  })
  return path.data ?? noPath
}

const noPath: string[] = []
