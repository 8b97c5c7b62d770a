import { Post, PostEndReason, postNames, postSourceNames } from '@alliance/contracts/membership'
import { cellsOf, coded, type Cells } from '../cells.rules.ts'
import { readPerson, type PersonRead } from '../persons/reading.rules.ts'
import { postColumns, type PostField } from './columns.rules.ts'

export interface PostRead extends PersonRead {
  party: string | null
  post: Post['post'] | null
  source: Post['source'] | null
  from: string | null
  to: string | null
  endReason: string | null
}

export function readPost(row: readonly string[], titles: readonly string[], today: string) {
  const cells: Cells<PostField> = cellsOf(postColumns, row, titles)
  const read: PostRead = {
    ...readPerson(cells, today),
    party: cells.at('party') || null,
    post: cells.value('post', Post.shape.post, coded(postNames)),
    source: cells.value('source', Post.shape.source, coded(postSourceNames)),
    from: cells.date('from'),
    to: cells.date('to'),
    endReason: cells.value('endReason', PostEndReason),
  }
  if (read.from && read.to && read.to <= read.from) cells.fault('to', 'period.reversed')
  if (read.to && cells.at('endReason') === '') cells.fault('endReason', 'required')
  if (!cells.at('to') && cells.at('endReason') !== '') cells.fault('to', 'required')
  return { blank: cells.blank, faults: cells.faults, read }
}
