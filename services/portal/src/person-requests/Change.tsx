import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { DataTable } from '../listing/DataTable.tsx'
import { Panel } from '../listing/Panel.tsx'
import { personWords } from '../people/person.words.ts'
import { requestWords } from './request.words.ts'

type Correction = Schemas['Correction']

interface ChangeProps {
  correction: Correction
  /** Left out once it is decided. */
  present: Correction | null
}

/** What is asked for beside what stands there. */
export function Change({ correction, present }: ChangeProps) {
  const text = useWords(requestWords)
  const people = useWords(personWords)
  const education = (value: Correction['education']) => value && people.educationName[value]
  const document = (of: Correction) =>
    of.documentMask && `${of.documentType ? people.documentName[of.documentType] : ''} ${of.documentMask}`
  const rows = [
    { field: people.name, from: present?.name, to: correction.name },
    { field: people.education, from: education(present?.education), to: education(correction.education) },
    { field: people.birthYear, from: present?.birthYear, to: correction.birthYear },
    { field: people.document, from: present && document(present), to: document(correction) },
  ].filter(({ to }) => to !== undefined && to !== '')
  return (
    <Panel title={text.change}>
      <DataTable
        caption={text.change}
        rows={rows}
        rowKey={(row) => row.field}
        columns={[
          { title: text.field, heading: true, cell: (row) => row.field },
          ...(present
            ? [{ title: text.present, cell: (row: (typeof rows)[number]) => row.from ?? text.nothing }]
            : []),
          { title: text.wanted, cell: (row) => row.to ?? text.nothing },
        ]}
      />
    </Panel>
  )
}
