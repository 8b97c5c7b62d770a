import type { Schemas } from '@alliance/client'
import type { KeysetList } from '../api/useKeysetList.ts'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { Listing } from '../listing/Listing.tsx'
import { personWords } from './person.words.ts'

interface AccessListProps {
  list: KeysetList<Schemas['PersonAccess']>
}

/** Who read a record, when, what of it and why: the same to who keeps it and to whom it is about. */
export function AccessList({ list }: AccessListProps) {
  const text = useWords(personWords)
  const { at } = useDates()
  return (
    <Listing
      caption={text.accesses}
      list={list}
      rowKey={(row) => row.id}
      empty={text.noAccesses}
      columns={[
        { title: text.who, heading: true, cell: (row) => row.actorName },
        { title: text.at, cell: (row) => at(row.at) },
        { title: text.whatLabel, cell: (row) => text.what[row.what] },
        { title: text.reason, cell: (row) => row.reason },
      ]}
    />
  )
}
