import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { Listing } from '../listing/Listing.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Tag, type Tone } from '../listing/Tag.tsx'
import { postWords } from '../posts/post.words.ts'
import { dueWords } from './due.words.ts'

const tones: Record<Schemas['TermState'], Tone> = {
  running: 'good',
  due_soon: 'soon',
  overdue: 'bad',
  extended: 'soon',
  extension_overdue: 'bad',
  ended: 'plain',
}

/** When the present terms of office end, the first to end first. */
export function Terms() {
  const text = useWords(dueWords)
  const { state } = useWords(postWords)
  const { on } = useDates()
  const list = useKeysetList(['terms'], (cursor) =>
    settled(api.GET('/api/v1/membership/terms', { params: { query: { cursor } } })),
  )
  return (
    <Panel title={text.terms}>
      <Listing
        caption={text.terms}
        list={list}
        rowKey={(row) => row.id}
        empty={text.noTerms}
        columns={[
          {
            title: text.partyOrganisation,
            heading: true,
            cell: (row) => (
              <Link to="/grid" search={{ focus: row.partyOrganisationId }}>
                {row.partyOrganisationName}
              </Link>
            ),
          },
          { title: text.number, cell: (row) => text.nth(row.number) },
          { title: text.began, cell: (row) => on(row.startOn) },
          {
            title: text.ends,
            cell: (row) => `${on(row.dueOn)}${row.extendedTo ? text.extendedTo(on(row.extendedTo)) : ''}`,
          },
          { title: text.stateLabel, cell: (row) => <Tag tone={tones[row.state]}>{state[row.state]}</Tag> },
        ]}
      />
    </Panel>
  )
}
