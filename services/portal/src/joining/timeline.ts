import type { Schemas } from '@alliance/client'

type Card = Schemas['MemberApplicationCard']
type State = Schemas['MemberApplicationState']
export type Receipt = Schemas['ReplayedReceipt']

export type Entry =
  | { kind: 'done'; receipt: Receipt }
  | { kind: 'now'; state: State; step: Schemas['MemberApplicationStep'] | null }
  | { kind: 'ahead'; state: State }

const way: State[] = ['draft', 'formal_review', 'chain_opinion', 'zone_approval', 'publicity', 'admitted']
/** A supplement goes back to the formal review. */
const before = (state: State): State => (state === 'supplement' ? 'draft' : state)

/** An application as steps: what was decided, where it waits now, what still lies ahead. */
export function timelineOf({ application, receipts }: Card): Entry[] {
  const done = receipts.map((receipt): Entry => ({ kind: 'done', receipt }))
  const { state, step } = application
  const at = way.indexOf(before(state))
  if (state === 'admitted' || at < 0) return done
  return [
    ...done,
    { kind: 'now', state, step },
    ...way.slice(at + 1).map((ahead): Entry => ({ kind: 'ahead', state: ahead })),
  ]
}
