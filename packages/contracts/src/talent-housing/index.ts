import { operations, operationsRoutes } from '../kit/operations.ts'
import { housingDocumentRoutes } from './application-documents.ts'
import { housingDuplicateRoutes } from './application-duplicates.ts'
import { housingApplicationRoutes } from './applications.routes.ts'
import { findHousingEmployers } from './employers.ts'
import { housingObjectionRoutes } from './objections.ts'
import { buildingRoutes } from './buildings.ts'
import { plotRoutes } from './plots.ts'
import { housingPolicyRoutes } from './policies.ts'
import { stockRoutes } from './stock.ts'
import { trancheRoutes } from './tranches.ts'
import { unitTypeRoutes } from './unit-types.ts'
import { unitRoutes } from './units.ts'

export * from './application-documents.ts'
export * from './application-duplicates.ts'
export * from './application-form.ts'
export * from './application-states.ts'
export * from './applications.routes.ts'
export * from './applications.ts'
export * from './employers.ts'
export * from './objections.ts'
export * from './buildings.ts'
export * from './plots.ts'
export * from './policies.ts'
export * from './points-text.ts'
export * from './policy-default.ts'
export * from './policy-document.ts'
export * from './stock.ts'
export * from './tranches.ts'
export * from './unit-states.ts'
export * from './unit-types.ts'
export * from './units.ts'

export const talentHousingOperations = operations('talent-housing')

export const talentHousingRoutes = [
  ...stockRoutes,
  ...plotRoutes,
  ...buildingRoutes,
  ...unitTypeRoutes,
  ...unitRoutes,
  ...trancheRoutes,
  ...housingPolicyRoutes,
  findHousingEmployers,
  ...housingApplicationRoutes,
  ...housingDocumentRoutes,
  ...housingObjectionRoutes,
  ...housingDuplicateRoutes,
  ...operationsRoutes(talentHousingOperations),
]
