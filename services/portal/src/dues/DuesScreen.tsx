import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { Tag } from '../listing/Tag.tsx'
import { Page } from '../shell/Page.tsx'
import { dueWords } from './due.words.ts'
import { Subject } from './Subject.tsx'
import { Terms } from './Terms.tsx'

/** What a secretary is to see to, the most urgent first, and when terms of office end. */
export function DuesScreen() {
  const text = useWords(dueWords)
  const { on } = useDates()
  const list = useKeysetList(['dues'], (cursor) =>
    settled(api.GET('/api/v1/membership/dues', { params: { query: { cursor } } })),
  )
  return (
    <Page title={text.title} lead={text.lead}>
      <Filters>
        <ExportLinks of="membership/dues" query={{}} />
      </Filters>
      <Listing
        caption={text.title}
        list={list}
        rowKey={(row) => row.key}
        empty={text.none}
        columns={[
          { title: text.name, heading: true, cell: (row) => <Subject due={row} /> },
          { title: text.kindLabel, cell: (row) => text.kind[row.kind] },
          { title: text.dueOn, cell: (row) => on(row.dueOn) },
          {
            title: text.stateLabel,
            cell: (row) => (
              <Tag tone={row.overdue ? 'bad' : 'soon'}>{row.overdue ? text.overdue : text.due}</Tag>
            ),
          },
        ]}
      />
      <Terms />
    </Page>
  )
}
