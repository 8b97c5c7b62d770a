import { operations, operationsRoutes } from '../kit/operations.ts'
import { housingDocumentRoutes } from './application-documents.ts'
import { housingDuplicateRoutes } from './application-duplicates.ts'
import { housingApplicationRoutes } from './applications.routes.ts'
import { findHousingEmployers } from './employers.ts'
import { housingObjectionRoutes } from './objections.ts'
import { plotRoutes } from './plots.ts'
import { housingPolicyRoutes } from './policies.ts'

export * from './application-documents.ts'
export * from './application-duplicates.ts'
export * from './application-form.ts'
export * from './application-states.ts'
export * from './applications.routes.ts'
export * from './applications.ts'
export * from './employers.ts'
export * from './objections.ts'
export * from './plots.ts'
export * from './policies.ts'
export * from './points-text.ts'
export * from './policy-default.ts'
export * from './policy-document.ts'

export const talentHousingOperations = operations('talent-housing')

export const talentHousingRoutes = [
  ...plotRoutes,
  ...housingPolicyRoutes,
  findHousingEmployers,
  ...housingApplicationRoutes,
  ...housingDocumentRoutes,
  ...housingObjectionRoutes,
  ...housingDuplicateRoutes,
  ...operationsRoutes(talentHousingOperations),
]
