import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { chainWords } from '../chains/chain.words.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { memberKindWords } from '../public-page/public-page.words.ts'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { BeginApplication } from './BeginApplication.tsx'
import { Due } from './Due.tsx'
import { JoiningTabs } from './JoiningTabs.tsx'
import { joiningWords } from './joining.words.ts'

/** What in applications waits for the reader, the most urgent first; nothing else is listed here. */
export function QueueScreen() {
  const text = useWords(joiningWords)
  const kinds = useWords(memberKindWords)
  const { name } = useWords(chainWords)
  const may = useMay()
  const [beginning, setBeginning] = useState(false)
  const list = useKeysetList(['joining', 'queue'], (cursor) =>
    settled(api.GET('/api/v1/membership/member-application-queue', { params: { query: { cursor } } })),
  )
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        may('member-application:write') && (
          <Button type="primary" onClick={() => setBeginning(true)}>
            {text.begin}
          </Button>
        )
      }
    >
      <JoiningTabs />
      <DemoBanner rows={list.rows} />
      <Filters>
        <ExportLinks of="membership/member-application-queue" query={{}} />
      </Filters>
      <Listing
        caption={text.waiting}
        list={list}
        rowKey={(row) => row.key}
        empty={text.nothingWaits}
        columns={[
          {
            title: text.organisation,
            heading: true,
            cell: (row) => (
              <>
                <Link to="/joining/$applicationId" params={{ applicationId: row.applicationId }}>
                  {row.organisationName}
                </Link>{' '}
                <DemoTag of={row} />
              </>
            ),
          },
          { title: text.todo, cell: (row) => text.actions[row.action] },
          { title: text.due, cell: (row) => <Due on={row.dueOn} {...row} /> },
          { title: text.kind, cell: (row) => kinds[row.kind] },
          { title: text.chain, cell: (row) => name[row.chainCode] },
          { title: text.submitted, cell: (row) => row.submittedOn },
        ]}
      />
      {beginning && <BeginApplication onClose={() => setBeginning(false)} />}
    </Page>
  )
}
