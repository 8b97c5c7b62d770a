import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { useDates } from '../dates/dates.ts'
import { useBilingual, useWords } from '../language/words.ts'
import type { Column } from '../listing/DataTable.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { certificateWords } from './certificate.words.ts'
import style from './Certificates.module.css'
import { StateTag } from './StateTag.tsx'

type Certificate = Schemas['Certificate']

/** A certificate in a list; among one’s own the holder is left out. */
export function useCertificateColumns({ own = false } = {}): Column<Certificate>[] {
  const text = useWords(certificateWords)
  const read = useBilingual()
  const { at } = useDates()
  return [
    {
      title: text.title,
      heading: true,
      cell: (row) => (
        <>
          <Link to="/my-certificates/$certificateId" params={{ certificateId: row.id }}>
            {read(row.title)}
          </Link>{' '}
          <DemoTag of={row} />
        </>
      ),
    },
    ...(own
      ? []
      : [
          {
            title: text.holder,
            cell: (row: Certificate) => [row.holder, row.organisationName].filter(Boolean).join(' · '),
          },
        ]),
    { title: text.kind, cell: (row) => text.kinds[row.kind] },
    { title: text.number, cell: (row) => <code className={style.number}>{row.number}</code> },
    { title: text.host, cell: (row) => row.hostName },
    { title: text.issuedAt, cell: (row) => at(row.issuedAt) },
    { title: text.state, cell: (row) => <StateTag of={row} /> },
  ]
}
