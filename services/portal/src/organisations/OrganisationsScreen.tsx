import { PlusOutlined } from '@ant-design/icons'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filter, Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { useDebounced } from '../listing/useDebounced.ts'
import { DemoBanner } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { CreateOrganisation } from './CreateOrganisation.tsx'
import { organisationWords } from './organisation.words.ts'
import { useOrganisationColumns } from './organisationColumns.tsx'

export function OrganisationsScreen() {
  const text = useWords(organisationWords)
  const may = useMay()
  const router = useRouter()
  const navigate = useNavigate({ from: '/organisations' })
  const { q, kind } = useSearch({ from: '/signed-in/organisations' })
  const [typed, setTyped] = useState(q ?? '')
  const [creating, setCreating] = useState(false)
  const rested = useDebounced(typed.trim())
  useEffect(() => {
    // Whoever has gone on to a result before the typing rested is not called back.
    if (router.latestLocation.pathname !== '/organisations') return
    void navigate({ search: (before) => ({ ...before, q: rested || undefined }), replace: true })
  }, [rested, navigate, router])

  const list = useKeysetList(['organisations', 'list', q, kind], (cursor) =>
    settled(api.GET('/api/v1/membership/organisations', { params: { query: { q, kind, cursor } } })),
  )
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        may('organisation:write') && (
          <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setCreating(true)}>
            {text.create}
          </Button>
        )
      }
    >
      <DemoBanner rows={list.rows} />
      <Filters>
        <Filter label={text.search} wide>
          <Input
            type="search"
            allowClear
            maxLength={40}
            placeholder={text.searchHint}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Filter>
        <Filter label={text.kindLabel}>
          <Select
            aria-label={text.kindLabel}
            value={kind ?? null}
            options={[{ value: null, label: text.anyKind }, ...optionsOf(text.kind)]}
            onChange={(next) =>
              void navigate({ search: (before) => ({ ...before, kind: next ?? undefined }) })
            }
          />
        </Filter>
        <ExportLinks of="membership/organisations" query={{ q, kind }} />
      </Filters>
      <Listing
        caption={text.title}
        list={list}
        columns={useOrganisationColumns()}
        rowKey={(row) => row.id}
        empty={
          q || kind ? (
            <>
              <p>{text.none}</p>
              <p>{text.noneNext}</p>
            </>
          ) : (
            text.emptyWrite
          )
        }
      />
      {creating && <CreateOrganisation onClose={() => setCreating(false)} />}
    </Page>
  )
}
