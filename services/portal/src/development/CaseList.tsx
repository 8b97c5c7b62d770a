import { Link } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useBilingual, useWords } from '../language/words.ts'
import { Listing } from '../listing/Listing.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { acts, developmentWords } from './development.words.ts'
import { StandingTag } from './Tags.tsx'

/** All open cases, the one due first before the others. */
export function CaseList() {
  const text = useWords(developmentWords)
  const read = useBilingual()
  const list = useKeysetList(['development', 'list'], (cursor) =>
    settled(api.GET('/api/v1/membership/development-cases', { params: { query: { cursor } } })),
  )
  return (
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
              <Link to="/development/$caseId" params={{ caseId: row.id }}>
                {row.personName}
              </Link>{' '}
              <DemoTag of={row} />
            </>
          ),
        },
        { title: text.branch, cell: (row) => row.partyOrganisationName },
        { title: text.next, cell: (row) => row.nextAct && read(acts[row.nextAct].name) },
        { title: text.deadline, cell: (row) => row.dueOn && `${row.dueOn} · ${row.dueRule}` },
        { title: text.status, cell: (row) => <StandingTag of={row} /> },
        { title: text.rulesTitle, cell: (row) => text.rules[row.ruleSet] },
      ]}
    />
  )
}
