import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { today, useDates } from '../dates/dates.ts'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filter, Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { Tag } from '../listing/Tag.tsx'
import { myDataWords } from '../my-data/my-data.words.ts'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { Page } from '../shell/Page.tsx'
import { requestWords } from './request.words.ts'

type State = Schemas['PersonRequest']['state']

/** Requests of correction and erasure, the one due first. */
export function RequestsScreen() {
  const text = useWords(requestWords)
  const own = useWords(myDataWords)
  const { at, on } = useDates()
  const [state, setState] = useState<State>('open')
  const list = useKeysetList(['person-requests', state], (cursor) =>
    settled(api.GET('/api/v1/membership/person-requests', { params: { query: { state, cursor } } })),
  )
  return (
    <Page title={text.title} lead={text.lead}>
      <DemoBanner rows={list.rows} />
      <Filters>
        <Filter label={text.stateLabel}>
          <Select<State> value={state} options={optionsOf(own.requestState)} onChange={setState} />
        </Filter>
        <ExportLinks of="membership/person-requests" query={{ state }} />
      </Filters>
      <Listing
        caption={text.title}
        list={list}
        rowKey={(row) => row.id}
        empty={text.none}
        columns={[
          {
            title: text.person,
            heading: true,
            cell: (row) => (
              <>
                <Link to="/person-requests/$requestId" params={{ requestId: row.id }}>
                  {row.personName}
                </Link>{' '}
                <DemoTag of={row} />
              </>
            ),
          },
          { title: text.kind, cell: (row) => own.kind[row.kind] },
          { title: text.madeAt, cell: (row) => at(row.madeAt) },
          {
            title: text.dueOn,
            cell: (row) => (
              <>
                {on(row.dueOn)}{' '}
                {row.state === 'open' && row.dueOn < today() && <Tag tone="bad">{text.overdue}</Tag>}
              </>
            ),
          },
        ]}
      />
    </Page>
  )
}
