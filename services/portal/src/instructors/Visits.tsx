import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Listing } from '../listing/Listing.tsx'
import { Panel } from '../listing/Panel.tsx'
import { instructorWords } from './instructor.words.ts'

interface VisitsProps {
  instructorId: string
}

export function Visits({ instructorId }: VisitsProps) {
  const text = useWords(instructorWords)
  const list = useKeysetList(['instructors', 'visits', instructorId], (cursor) =>
    settled(
      api.GET('/api/v1/membership/instructors/{instructorId}/visits', {
        params: { path: { instructorId }, query: { cursor } },
      }),
    ),
  )
  return (
    <Panel title={text.visits} actions={<ExportLinks of={`membership/instructors/${instructorId}/visits`} />}>
      <Listing
        caption={text.visits}
        list={list}
        rowKey={(row) => row.id}
        empty={text.noVisits}
        columns={[
          { title: text.visitedOn, heading: true, cell: (row) => row.visitedOn },
          { title: text.host, cell: (row) => row.organisationName },
          { title: text.mode, cell: (row) => text.modes[row.mode] },
          { title: text.purpose, cell: (row) => row.purpose },
          { title: text.findings, cell: (row) => row.findings },
          { title: text.followUp, cell: (row) => row.followUp },
        ]}
      />
    </Panel>
  )
}
