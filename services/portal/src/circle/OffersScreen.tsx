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
import { listingWords } from '../listing/listing.words.ts'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { CategoryFilter } from './CategoryFilter.tsx'
import { circleWords } from './circle.words.ts'
import style from './Circle.module.css'
import { CircleTabs } from './CircleTabs.tsx'
import { CreateOffer, EditOffer, WithdrawOffer } from './OfferForms.tsx'
import { resourceWords } from './resource.words.ts'
import { useWritesFor } from './useWritesFor.ts'

type Offer = Schemas['Offer']

export function OffersScreen() {
  const text = useWords(resourceWords)
  const circle = useWords(circleWords)
  const { name } = useWords(chainWords)
  const { until } = useWords(listingWords)
  const may = useMay()
  const writesFor = useWritesFor()
  const { category, organisationId } = useSearch({ from: '/signed-in/circle/offers' })
  const navigate = useNavigate({ from: '/circle/offers' })
  const [creating, setCreating] = useState(false)
  const [doing, setDoing] = useState<{ offer: Offer; what: 'edit' | 'withdraw' }>()
  const list = useKeysetList(['circle', 'offers', category, organisationId], (cursor) =>
    settled(
      api.GET('/api/v1/membership/offers', { params: { query: { category, organisationId, cursor } } }),
    ),
  )
  return (
    <Page
      title={text.offersTitle}
      lead={text.offersLead}
      actions={
        may('circle:write') && (
          <Button type="primary" onClick={() => setCreating(true)}>
            {text.createOffer}
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
        {organisationId && (
          <Button
            onClick={() => void navigate({ search: (before) => ({ ...before, organisationId: undefined }) })}
          >
            {circle.clear}
          </Button>
        )}
        <ExportLinks of="membership/offers" query={{ category, organisationId }} />
      </Filters>
      <Listing
        caption={text.offersTitle}
        list={list}
        rowKey={(row) => row.id}
        empty={text.noOffers}
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
            cell: (row) => (
              <Link to="/organisations/$organisationId" params={{ organisationId: row.organisationId }}>
                {row.organisationName}
              </Link>
            ),
          },
          { title: text.category, cell: (row) => circle.resource[row.category] },
          {
            title: text.chain,
            cell: (row) =>
              row.chains.length > 0 ? row.chains.map((code) => name[code]).join('、') : circle.unlimited,
          },
          {
            title: text.capacityColumn,
            cell: (row) =>
              text.of(row.taken, row.capacity === null ? circle.unlimited : String(row.capacity)),
          },
          { title: text.period, cell: (row) => until(row.from, row.to) },
          {
            title: text.state,
            cell: (row) => (
              <span className={style.tag} data-tone={row.state === 'open' ? 'good' : undefined}>
                {text.offerState[row.state]}
              </span>
            ),
          },
          ...(may('circle:write')
            ? [
                {
                  title: text.actions,
                  cell: (row: Offer) =>
                    row.state !== 'withdrawn' &&
                    writesFor(row.organisationId) && (
                      <span className={style.row}>
                        <Button
                          size="small"
                          aria-label={text.editOf(row.title)}
                          onClick={() => setDoing({ offer: row, what: 'edit' })}
                        >
                          {text.edit}
                        </Button>
                        <Button
                          size="small"
                          aria-label={text.withdrawOf(row.title)}
                          onClick={() => setDoing({ offer: row, what: 'withdraw' })}
                        >
                          {text.withdraw}
                        </Button>
                      </span>
                    ),
                },
              ]
            : []),
        ]}
      />
      {creating && <CreateOffer onClose={() => setCreating(false)} />}
      {doing?.what === 'edit' && <EditOffer offer={doing.offer} onClose={() => setDoing(undefined)} />}
      {doing?.what === 'withdraw' && (
        <WithdrawOffer offer={doing.offer} onClose={() => setDoing(undefined)} />
      )}
    </Page>
  )
}
