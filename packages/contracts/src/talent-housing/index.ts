import { operations, operationsRoutes } from '../kit/operations.ts'
import { plotRoutes } from './plots.ts'
import { housingPolicyRoutes } from './policies.ts'

export * from './plots.ts'
export * from './policies.ts'
export * from './policy-default.ts'
export * from './policy-document.ts'

export const talentHousingOperations = operations('talent-housing')

export const talentHousingRoutes = [
  ...plotRoutes,
  ...housingPolicyRoutes,
  ...operationsRoutes(talentHousingOperations),
]
