import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useWords } from '../language/words.ts'
import { Listing } from '../listing/Listing.tsx'
import { DemoBanner } from '../provenance/Demo.tsx'
import { Page } from '../shell/Page.tsx'
import { certificateWords } from './certificate.words.ts'
import { useCertificateColumns } from './useCertificateColumns.tsx'

export function MyCertificatesScreen() {
  const text = useWords(certificateWords)
  const list = useKeysetList(['certificates', 'mine'], (cursor) =>
    settled(api.GET('/api/v1/events/my-certificates', { params: { query: { cursor } } })),
  )
  return (
    <Page title={text.mine} lead={text.mineLead}>
      <DemoBanner rows={list.rows} />
      <Listing
        caption={text.mine}
        list={list}
        rowKey={(row) => row.id}
        empty={text.mineNone}
        columns={useCertificateColumns({ own: true })}
      />
    </Page>
  )
}
