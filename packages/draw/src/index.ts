export {
  parseDraw,
  readDraw,
  RULE,
  type Commitment,
  type DrawFile,
  type PublicValue,
  type Result,
  type Tier,
} from './document.ts'
export {
  commitDraw,
  holdDraw,
  standingOf,
  type Opening,
  type Refusal,
  type Standing,
  type Terms,
} from './draw.ts'
export { newSeed, seedHash } from './hashes.ts'
export { orderOf } from './order.ts'
export { replay, type Known } from './replay.ts'
export { entriesOf, entryOf, rosterHash, rosterOf, type Entrant } from './roster.ts'
export { valueFormat } from './value-format.ts'
