import type { RightsRow } from '@alliance/test-kit'
import { newSeries, type Scene } from '../../test/scene.testing.ts'
import { anOrganisation } from '../../test/world.testing.ts'

const ofBranch = async ({ branch }: Scene) => ({ seriesId: (await newSeries(branch.id)).id })

export const seriesRights: Record<string, RightsRow<Scene>> = {
  listSeries: {},
  exportSeries: {},
  createSeries: {
    body: ({ branch }) => ({ kind: 'salon', name: '支部沙龙', ownerId: branch.id }),
    expect: { owner: 403, 'another enterprise': 403, 'another branch': 403 },
  },
  getSeries: { params: ofBranch },
  updateSeries: {
    params: ofBranch,
    place: ({ root, branch }) => ({ orgs: [root.id, branch.id] }),
    body: () => ({ description: '每月一期' }),
  },
}

export const seriesLists = {
  listSeries: async () => {
    const ownerId = await anOrganisation()
    return {
      path: '/series?kind=salon',
      // Newest first, so what comes meanwhile stands before the cursor.
      insert: async (rows: number) => {
        const ids: string[] = []
        for (let i = 0; i < rows; i++) ids.push((await newSeries(ownerId)).id)
        return ids
      },
    }
  },
}
