import { Link } from '@tanstack/react-router'
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
import { mergeWords } from './merge.words.ts'

/** What was merged and undone, the last first. */
export function MergesScreen() {
  const text = useWords(mergeWords)
  const { at } = useDates()
  const list = useKeysetList(['merges'], (cursor) =>
    settled(api.GET('/api/v1/membership/person-merges', { params: { query: { cursor } } })),
  )
  return (
    <Page
      title={text.mergesTitle}
      lead={text.mergesLead}
      actions={<Link to="/duplicates">{text.queue}</Link>}
    >
      <Filters>
        <ExportLinks of="membership/person-merges" />
      </Filters>
      <Listing
        caption={text.mergesTitle}
        list={list}
        rowKey={(row) => row.id}
        empty={text.mergesNone}
        columns={[
          {
            title: text.pair,
            heading: true,
            cell: (row) => (
              <Link to="/person-merges/$mergeId" params={{ mergeId: row.id }}>
                {text.into(row.loserName, row.winnerName)}
              </Link>
            ),
          },
          { title: text.at, cell: (row) => at(row.at) },
          { title: text.by, cell: (row) => row.byName },
          { title: text.why, cell: (row) => row.reason },
          {
            title: text.stateLabel,
            cell: (row) => (
              <Tag tone={row.undoneAt ? 'plain' : 'good'}>{row.undoneAt ? text.undone : text.standing}</Tag>
            ),
          },
        ]}
      />
    </Page>
  )
}
