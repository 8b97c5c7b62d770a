import type { Schemas } from '@alliance/client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { settled } from '../api/refusal.ts'
import { ifMatch } from '../api/useIntent.ts'
import clients from '../clients/Clients.module.css'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useBilingual, useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Tag } from '../listing/Tag.tsx'
import { useMay } from '../session/me.ts'
import { EndpointForm } from './EndpointForm.tsx'
import { Secrets } from './Secrets.tsx'
import { webhookWords } from './webhook.words.ts'
import { eventTypesQuery, hostOf, webhooksKey } from './webhooks.ts'

interface EndpointPanelProps {
  endpoint: Schemas['WebhookEndpoint']
}

export function EndpointPanel({ endpoint }: EndpointPanelProps) {
  const text = useWords(webhookWords)
  const name = useBilingual()
  const { at } = useDates()
  const may = useMay()
  const { modal, message } = App.useApp()
  const [editing, setEditing] = useState(false)
  const types = useQuery(eventTypesQuery).data?.items ?? []
  const path = { endpointId: endpoint.id }
  const reload = () => queries.invalidateQueries({ queryKey: webhooksKey(endpoint.clientId) })
  const change = useMutation({
    mutationFn: (disabled: boolean) =>
      settled(
        api.PATCH('/api/v1/identity/webhooks/{endpointId}', {
          params: { path, header: ifMatch(endpoint) },
          body: { disabled },
        }),
      ),
    onSuccess: reload,
  })
  const test = useMutation({
    mutationFn: () => settled(api.POST('/api/v1/identity/webhooks/{endpointId}/test', { params: { path } })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['webhook-deliveries', endpoint.id] })
      void message.success(text.tested)
    },
  })
  const disable = () =>
    void modal.confirm({
      title: text.disable,
      content: text.disableAsk(hostOf(endpoint.url)),
      onOk: () => change.mutate(true),
    })
  const nameOf = (type: string) => {
    const known = types.find((each) => each.type === type)
    return known ? name(known.name) : type
  }
  const isReady = endpoint.disabled === null && endpoint.secrets.length > 0
  return (
    <Panel
      title={hostOf(endpoint.url)}
      actions={
        <div className={clients.actions}>
          <Link
            to="/clients/$clientId/webhooks/$endpointId"
            params={{ clientId: endpoint.clientId, endpointId: endpoint.id }}
          >
            {text.log}
          </Link>
          {may('client:write') && (
            <>
              <Button disabled={!isReady} loading={test.isPending} onClick={() => test.mutate()}>
                {text.test}
              </Button>
              <Button onClick={() => setEditing(true)}>{text.edit}</Button>
              {endpoint.disabled ? (
                <Button loading={change.isPending} onClick={() => change.mutate(false)}>
                  {text.enable}
                </Button>
              ) : (
                <Button danger loading={change.isPending} onClick={disable}>
                  {text.disable}
                </Button>
              )}
            </>
          )}
        </div>
      }
    >
      <div className={clients.body}>
        <FaultNote error={test.error} onRetry={() => test.mutate()} />
        <FaultNote
          error={change.error}
          onRetry={() => change.variables !== undefined && change.mutate(change.variables)}
          onReload={() => void reload().then(change.reset)}
        />
        <Facts
          facts={[
            [text.url, <code key="url">{endpoint.url}</code>],
            [
              text.events,
              endpoint.eventTypes.length === 0 ? text.allEvents : endpoint.eventTypes.map(nameOf).join('、'),
            ],
            [
              text.state,
              endpoint.disabled ? (
                <Tag tone="bad">{text.disabled[endpoint.disabled]}</Tag>
              ) : (
                <Tag tone="good">{text.active}</Tag>
              ),
            ],
            [text.failingSince, endpoint.failingSince && at(endpoint.failingSince)],
          ]}
        />
        <Secrets endpoint={endpoint} />
      </div>
      {editing && (
        <EndpointForm clientId={endpoint.clientId} endpoint={endpoint} onClose={() => setEditing(false)} />
      )}
    </Panel>
  )
}
