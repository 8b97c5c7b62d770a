import type { Schemas } from '@alliance/client'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
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
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { provenanceWords } from '../provenance/provenance.words.ts'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { agreementWords } from './agreement.words.ts'
import style from './Agreements.module.css'
import { CreateAgreement } from './CreateAgreement.tsx'
import { Deadlines } from './Deadlines.tsx'
import { AgreementState, Term } from './Standing.tsx'

export function AgreementsScreen() {
  const text = useWords(agreementWords)
  const provenance = useWords(provenanceWords)
  const may = useMay()
  const { kind } = useSearch({ from: '/signed-in/agreements' })
  const navigate = useNavigate({ from: '/agreements' })
  const [creating, setCreating] = useState(false)
  const list = useKeysetList(['agreements', 'list', kind], (cursor) =>
    settled(api.GET('/api/v1/membership/agreements', { params: { query: { kind, cursor } } })),
  )
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        may('agreement:write') && (
          <Button type="primary" onClick={() => setCreating(true)}>
            {text.create}
          </Button>
        )
      }
    >
      <DemoBanner rows={list.rows} />
      <Deadlines />
      <Filters>
        <Filter label={text.kind}>
          <Select
            value={kind ?? null}
            options={optionsOf(text.kinds)}
            allowClear
            placeholder={text.all}
            onChange={(next: Schemas['AgreementKind'] | null | undefined) =>
              void navigate({ search: next ? { kind: next } : {} })
            }
          />
        </Filter>
        <ExportLinks of="membership/agreements" query={{ kind }} />
      </Filters>
      <Listing
        caption={text.title}
        list={list}
        rowKey={(row) => row.id}
        empty={text.none}
        columns={[
          {
            title: text.name,
            heading: true,
            cell: (row) => (
              <>
                <Link to="/agreements/$agreementId" params={{ agreementId: row.id }}>
                  {row.title}
                </Link>{' '}
                <DemoTag of={row} />
              </>
            ),
          },
          { title: text.kind, cell: (row) => text.kinds[row.kind] },
          {
            title: text.parties,
            cell: (row) => row.parties.map(({ organisationName }) => organisationName).join('、'),
          },
          { title: text.state, cell: (row) => <AgreementState state={row.state} /> },
          { title: text.term, cell: (row) => <Term of={row} /> },
          { title: text.signedOn, cell: (row) => <span className={style.day}>{row.signedOn}</span> },
          { title: provenance.title, cell: (row) => provenance.kind[row.provenance] },
        ]}
      />
      {creating && <CreateAgreement onClose={() => setCreating(false)} />}
    </Page>
  )
}
