import type { Schemas } from '@alliance/client'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { chainWords } from '../chains/chain.words.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { CategoryFilter } from './CategoryFilter.tsx'
import { circleWords } from './circle.words.ts'
import style from './Circle.module.css'
import { CircleTabs } from './CircleTabs.tsx'
import { CloseNeed, CreateNeed, EditNeed } from './NeedForms.tsx'
import { resourceWords } from './resource.words.ts'
import { Suggestions } from './Suggestions.tsx'
import { useWritesFor } from './useWritesFor.ts'

type Need = Schemas['Need']

export function NeedsScreen() {
  const text = useWords(resourceWords)
  const circle = useWords(circleWords)
  const { name } = useWords(chainWords)
  const may = useMay()
  const writesFor = useWritesFor()
  const { category } = useSearch({ from: '/signed-in/circle/needs' })
  const navigate = useNavigate({ from: '/circle/needs' })
  const [creating, setCreating] = useState(false)
  const [doing, setDoing] = useState<{ need: Need; what: 'suggest' | 'edit' | 'close' }>()
  const list = useKeysetList(['circle', 'needs', category], (cursor) =>
    settled(api.GET('/api/v1/membership/needs', { params: { query: { category, cursor } } })),
  )
  const onClose = () => setDoing(undefined)
  return (
    <Page
      title={text.needsTitle}
      lead={text.needsLead}
      actions={
        may('circle:write') && (
          <Button type="primary" onClick={() => setCreating(true)}>
            {text.createNeed}
          </Button>
        )
      }
    >
      <CircleTabs />
      <DemoBanner rows={list.rows} />
      <Filters>
        <CategoryFilter
          value={category}
          onChange={(next) => void navigate({ search: (before) => ({ ...before, category: next }) })}
        />
        <ExportLinks of="membership/needs" query={{ category }} />
      </Filters>
      <Listing
        caption={text.needsTitle}
        list={list}
        rowKey={(row) => row.id}
        empty={text.noNeeds}
        columns={[
          {
            title: text.title,
            heading: true,
            cell: (row) => (
              <>
                {row.title} <DemoTag of={row} />
              </>
            ),
          },
          {
            title: text.organisation,
            cell: (row) =>
              row.organisationId ? (
                <Link to="/organisations/$organisationId" params={{ organisationId: row.organisationId }}>
                  {row.organisationName}
                </Link>
              ) : (
                text.ofChain
              ),
          },
          { title: text.chain, cell: (row) => row.chainCode && name[row.chainCode] },
          { title: text.category, cell: (row) => circle.resource[row.category] },
          {
            title: text.urgency,
            cell: (row) => (
              <span className={style.tag} data-tone={row.urgency === 'high' ? 'urgent' : undefined}>
                {text.urgencies[row.urgency]}
              </span>
            ),
          },
          { title: text.wanted, cell: (row) => row.wanted, numeric: true },
          { title: text.until, cell: (row) => <span className={style.day}>{row.until}</span> },
          {
            title: text.state,
            cell: (row) => (
              <span className={style.row}>
                <span className={style.tag} data-tone={row.state === 'open' ? 'good' : undefined}>
                  {text.needState[row.state]}
                </span>
                {row.visibility === 'secretary' && <span className={style.tag}>{text.confidential}</span>}
              </span>
            ),
          },
          {
            title: text.actions,
            cell: (row) =>
              row.state === 'open' && (
                <span className={style.row}>
                  <Button
                    size="small"
                    aria-label={text.suggestFor(row.title)}
                    onClick={() => setDoing({ need: row, what: 'suggest' })}
                  >
                    {text.suggest}
                  </Button>
                  {writesFor(row.organisationId) && (
                    <>
                      <Button
                        size="small"
                        aria-label={text.editOf(row.title)}
                        onClick={() => setDoing({ need: row, what: 'edit' })}
                      >
                        {text.edit}
                      </Button>
                      <Button
                        size="small"
                        aria-label={text.closeOf(row.title)}
                        onClick={() => setDoing({ need: row, what: 'close' })}
                      >
                        {text.close}
                      </Button>
                    </>
                  )}
                </span>
              ),
          },
        ]}
      />
      {creating && <CreateNeed onClose={() => setCreating(false)} />}
      {doing?.what === 'suggest' && <Suggestions need={doing.need} onClose={onClose} />}
      {doing?.what === 'edit' && <EditNeed need={doing.need} onClose={onClose} />}
      {doing?.what === 'close' && <CloseNeed need={doing.need} onClose={onClose} />}
    </Page>
  )
}
