import type { Schemas } from '@alliance/client'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filter, Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { DemoBanner } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { certificateWords } from './certificate.words.ts'
import { IssueCertificate } from './IssueCertificate.tsx'
import { useCertificateColumns } from './useCertificateColumns.tsx'

/** All certificates that one may read; of one activity, when the address names it. */
export function CertificatesScreen() {
  const text = useWords(certificateWords)
  const may = useMay()
  const navigate = useNavigate({ from: '/certificates' })
  const { kind, activity } = useSearch({ from: '/signed-in/certificates' })
  const [issuing, setIssuing] = useState(false)
  const query = { kind, sourceId: activity }
  const list = useKeysetList(['certificates', kind, activity], (cursor) =>
    settled(api.GET('/api/v1/events/certificates', { params: { query: { ...query, cursor } } })),
  )
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        may('certificate:write') && (
          <Button type="primary" onClick={() => setIssuing(true)}>
            {text.issue}
          </Button>
        )
      }
    >
      <DemoBanner rows={list.rows} />
      <Filters>
        <Filter label={text.kind}>
          <Select<Schemas['CertificateKind'] | ''>
            value={kind ?? ''}
            options={[{ value: '', label: text.all }, ...optionsOf(text.kinds)]}
            onChange={(value) =>
              void navigate({ search: (now) => ({ ...now, kind: value === '' ? undefined : value }) })
            }
          />
        </Filter>
        <ExportLinks of="events/certificates" query={query} />
      </Filters>
      <Listing
        caption={text.title}
        list={list}
        rowKey={(row) => row.id}
        empty={text.none}
        columns={useCertificateColumns()}
      />
      {issuing && <IssueCertificate activityId={activity ?? null} onClose={() => setIssuing(false)} />}
    </Page>
  )
}
