import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { chainWords } from '../chains/chain.words.ts'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filter, Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { memberKindWords } from '../public-page/public-page.words.ts'
import { Page } from '../shell/Page.tsx'
import { Due } from './Due.tsx'
import { JoiningTabs } from './JoiningTabs.tsx'
import { joiningWords } from './joining.words.ts'
import { StateTag } from './StateTag.tsx'

/** Every application that the reader may see, the last made first. */
export function ApplicationsScreen() {
  const text = useWords(joiningWords)
  const kinds = useWords(memberKindWords)
  const { name } = useWords(chainWords)
  const { state } = useSearch({ from: '/signed-in/joining/all' })
  const navigate = useNavigate({ from: '/joining/all' })
  const list = useKeysetList(['joining', 'all', state], (cursor) =>
    settled(api.GET('/api/v1/membership/member-applications', { params: { query: { state, cursor } } })),
  )
  return (
    <Page title={text.title} lead={text.lead}>
      <JoiningTabs />
      <DemoBanner rows={list.rows} />
      <Filters>
        <Filter label={text.state}>
          <Select
            allowClear
            value={state ?? null}
            placeholder={text.everyState}
            options={optionsOf(text.states)}
            onChange={(next) => void navigate({ search: next ? { state: next } : {} })}
          />
        </Filter>
        <ExportLinks of="membership/member-applications" query={{ state }} />
      </Filters>
      <Listing
        caption={text.all}
        list={list}
        rowKey={(row) => row.id}
        empty={text.none}
        columns={[
          {
            title: text.organisation,
            heading: true,
            cell: (row) => (
              <>
                <Link to="/joining/$applicationId" params={{ applicationId: row.id }}>
                  {row.organisationName}
                </Link>{' '}
                <DemoTag of={row} />
              </>
            ),
          },
          { title: text.state, cell: (row) => <StateTag of={row.state} /> },
          {
            title: text.due,
            cell: ({ step }) =>
              step && <Due on={step.dueOn} overdue={step.overdue} provisional={step.provisional} />,
          },
          { title: text.kind, cell: (row) => kinds[row.kind] },
          { title: text.chain, cell: (row) => name[row.chainCode] },
          { title: text.submitted, cell: (row) => row.submittedOn },
          { title: text.ended, cell: (row) => row.endedOn },
        ]}
      />
    </Page>
  )
}
