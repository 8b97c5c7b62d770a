import type { RightsRow } from '@alliance/test-kit'

export const stockRights: Record<string, RightsRow<unknown>> = {
  getPublicHousing: {},
  getHousingDelivery: {},
}
