import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filter, Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { DeliveryState, LastAnswer } from './DeliveryParts.tsx'
import { DeliveryDrawer } from './DeliveryDrawer.tsx'
import { ReplayPeriod } from './ReplayPeriod.tsx'
import { webhookWords } from './webhook.words.ts'
import { hostOf, webhooksQuery } from './webhooks.ts'

/** What was sent to an endpoint, with the way to send it again. */
export function DeliveriesScreen() {
  const text = useWords(webhookWords)
  const { at } = useDates()
  const may = useMay()
  const from = '/signed-in/clients/$clientId/webhooks/$endpointId'
  const { clientId, endpointId } = useParams({ from })
  const { state } = useSearch({ from })
  const navigate = useNavigate({ from: '/clients/$clientId/webhooks/$endpointId' })
  const [opened, setOpened] = useState<string | null>(null)
  const [replaying, setReplaying] = useState(false)
  const endpoints = useQuery(webhooksQuery(clientId))
  const endpoint = endpoints.data?.items.find(({ id }) => id === endpointId)
  const list = useKeysetList<Schemas['WebhookDelivery']>(
    ['webhook-deliveries', endpointId, state],
    (cursor) =>
      settled(
        api.GET('/api/v1/identity/webhooks/{endpointId}/deliveries', {
          params: { path: { endpointId }, query: { state, cursor } },
        }),
      ),
  )
  return (
    <Page
      title={text.log}
      lead={
        <>
          {endpoint && hostOf(endpoint.url)}{' '}
          <Link to="/clients/$clientId/webhooks" params={{ clientId }}>
            {text.backToEndpoints}
          </Link>
        </>
      }
      actions={may('client:write') && <Button onClick={() => setReplaying(true)}>{text.replayPeriod}</Button>}
    >
      <FaultNote error={endpoints.error} onRetry={() => void endpoints.refetch()} />
      {endpoints.data && !endpoint && <p>{text.missing}</p>}
      <Filters>
        <Filter label={text.state}>
          <Select
            allowClear
            placeholder={text.all}
            value={state ?? null}
            onChange={(next: typeof state | null) =>
              void navigate({ search: next ? { state: next } : {}, replace: true })
            }
            options={optionsOf(text.states)}
          />
        </Filter>
        <ExportLinks of={`identity/webhooks/${endpointId}/deliveries`} query={{ state }} />
      </Filters>
      <Listing
        caption={text.log}
        list={list}
        rowKey={(row) => row.id}
        empty={text.noneLog}
        columns={[
          { title: text.event, heading: true, cell: (row) => <code>{row.eventType}</code> },
          { title: text.at, cell: (row) => at(row.createdAt) },
          { title: text.state, cell: (row) => <DeliveryState state={row.state} /> },
          { title: text.attempts, numeric: true, cell: (row) => row.attempts },
          {
            title: text.last,
            cell: (row) => <LastAnswer status={row.lastStatus} fault={row.lastFault} ms={row.lastMs} />,
          },
          {
            title: text.actions,
            cell: (row) => (
              <Button
                size="small"
                aria-label={text.detailsOf(row.eventType)}
                onClick={() => setOpened(row.id)}
              >
                {text.details}
              </Button>
            ),
          },
        ]}
      />
      {opened && <DeliveryDrawer id={opened} onClose={() => setOpened(null)} />}
      {replaying && <ReplayPeriod endpointId={endpointId} onClose={() => setReplaying(false)} />}
    </Page>
  )
}
