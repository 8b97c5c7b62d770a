import type { Schemas } from '@alliance/client'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { AsOfField } from '../dates/AsOfField.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filter, Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { CreateRegulation } from './CreateRegulation.tsx'
import { regulationWords } from './regulation.words.ts'
import style from './Regulations.module.css'

export function RegulationsScreen() {
  const text = useWords(regulationWords)
  const may = useMay()
  const { kind, asOf } = useSearch({ from: '/signed-in/regulations' })
  const navigate = useNavigate({ from: '/regulations' })
  const [creating, setCreating] = useState(false)
  const list = useKeysetList(['regulations', 'list', kind, asOf], (cursor) =>
    settled(api.GET('/api/v1/membership/regulations', { params: { query: { kind, asOf, cursor } } })),
  )
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        may('regulation:write') && (
          <Button type="primary" onClick={() => setCreating(true)}>
            {text.create}
          </Button>
        )
      }
    >
      <DemoBanner rows={list.rows} />
      <Filters>
        <AsOfField
          value={asOf}
          onChange={(date) => void navigate({ search: (before) => ({ ...before, asOf: date }) })}
        />
        <Filter label={text.kind}>
          <Select
            value={kind ?? null}
            options={optionsOf(text.kinds)}
            allowClear
            placeholder={text.all}
            onChange={(next: Schemas['RegulationKind'] | null | undefined) =>
              void navigate({ search: (before) => ({ ...before, kind: next || undefined }) })
            }
          />
        </Filter>
        <ExportLinks of="membership/regulations" query={{ kind, asOf }} />
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
                <Link to="/regulations/$regulationId" params={{ regulationId: row.id }} search={{ asOf }}>
                  {row.title}
                </Link>{' '}
                <DemoTag of={row} />
              </>
            ),
          },
          { title: text.number, cell: (row) => row.number },
          { title: text.kind, cell: (row) => text.kinds[row.kind] },
          { title: text.state, cell: (row) => text.states[row.state] },
          {
            title: text.version,
            cell: (row) => row.inForce && `${text.versionOf(row.inForce.number)} · ${row.inForce.from}`,
          },
          {
            title: text.reviewDue,
            cell: (row) => (
              <>
                {row.reviewDueOn}{' '}
                {row.reviewOverdue && <strong className={style.overdue}>{text.overdue}</strong>}
              </>
            ),
          },
        ]}
      />
      {creating && <CreateRegulation onClose={() => setCreating(false)} />}
    </Page>
  )
}
