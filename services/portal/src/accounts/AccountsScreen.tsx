import { Link } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filter, Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { accountWords } from './account.words.ts'
import { CreateAccount } from './CreateAccount.tsx'

export function AccountsScreen() {
  const text = useWords(accountWords)
  const { at } = useDates()
  const may = useMay()
  const [creating, setCreating] = useState(false)
  const [disabled, setDisabled] = useState<'true' | 'false'>()
  const list = useKeysetList(['accounts', 'list', disabled], (cursor) =>
    settled(api.GET('/api/v1/identity/accounts', { params: { query: { cursor, disabled } } })),
  )
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        may('account:write') && (
          <Button type="primary" onClick={() => setCreating(true)}>
            {text.create}
          </Button>
        )
      }
    >
      <DemoBanner rows={list.rows} />
      <Filters>
        <Filter label={text.state}>
          <Select
            aria-label={text.state}
            value={disabled ?? ''}
            options={[
              { value: '' as const, label: text.any },
              { value: 'false' as const, label: text.active },
              { value: 'true' as const, label: text.disabled },
            ]}
            onChange={(next: '' | 'true' | 'false') => setDisabled(next === '' ? undefined : next)}
          />
        </Filter>
        <ExportLinks of="identity/accounts" query={{ disabled }} />
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
                <Link to="/accounts/$accountId" params={{ accountId: row.id }}>
                  {row.name}
                </Link>{' '}
                <DemoTag of={row} />
              </>
            ),
          },
          { title: text.phone, cell: (row) => row.phoneMasked },
          { title: text.state, cell: (row) => (row.disabled ? text.disabled : text.active) },
          { title: text.secondFactor, cell: (row) => (row.secondFactor ? text.on : text.off) },
          { title: text.lastSignIn, cell: (row) => (row.lastSignInAt ? at(row.lastSignInAt) : text.never) },
        ]}
      />
      {creating && <CreateAccount onClose={() => setCreating(false)} />}
    </Page>
  )
}
