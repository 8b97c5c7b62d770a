import type { RightsRow } from '@alliance/test-kit'
import { mineIn, published, type Scene } from '../../test/scene.testing.ts'

/** The rows of the rights table. */
export const printingRights: Record<string, RightsRow<Scene>> = {
  getPrintRoster: {
    params: async (scene) => ({ activityId: (await published(scene)).id }),
    query: () => ({ for: 'sign_in' }),
    place: mineIn,
  },
}
