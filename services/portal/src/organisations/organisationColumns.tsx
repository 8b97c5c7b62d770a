import { Link } from '@tanstack/react-router'
import { useWords } from '../language/words.ts'
import type { Column } from '../listing/DataTable.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { provenanceWords } from '../provenance/provenance.words.ts'
import { organisationWords, type Organisation } from './organisation.words.ts'

export function useOrganisationColumns(): Column<Organisation>[] {
  const text = useWords(organisationWords)
  const provenance = useWords(provenanceWords)
  return [
    {
      title: text.name,
      heading: true,
      cell: (row) => (
        <>
          <Link to="/organisations/$organisationId" params={{ organisationId: row.id }}>
            {row.name}
          </Link>{' '}
          <DemoTag of={row} />
        </>
      ),
    },
    { title: text.kindLabel, cell: (row) => text.kind[row.kind] },
    { title: text.creditCode, cell: (row) => row.creditCode && <code>{row.creditCode}</code> },
    { title: text.aliases, cell: (row) => row.aliases.join('、') },
    { title: text.origin, cell: (row) => provenance.kind[row.provenance] },
  ]
}
