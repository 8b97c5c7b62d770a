/** What the gateway needs of the kit, without the database and the contracts that services carry. */
export { newId } from './ids.ts'
export { languageOf, Problem, toDocument } from './problem.ts'
export { traceparentOf } from './trace.ts'
