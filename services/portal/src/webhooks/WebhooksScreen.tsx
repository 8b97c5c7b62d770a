import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import clients from '../clients/Clients.module.css'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Empty } from '../listing/Empty.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { EndpointForm } from './EndpointForm.tsx'
import { EndpointPanel } from './EndpointPanel.tsx'
import { webhookWords } from './webhook.words.ts'
import { webhooksQuery } from './webhooks.ts'

/** Where a partner's system hears of events. */
export function WebhooksScreen() {
  const text = useWords(webhookWords)
  const may = useMay()
  const { clientId } = useParams({ from: '/signed-in/clients/$clientId/webhooks' })
  const [adding, setAdding] = useState(false)
  const endpoints = useQuery(webhooksQuery(clientId))
  return (
    <Page
      title={text.title}
      lead={
        <>
          {text.lead} <Link to="/clients">{text.back}</Link>
        </>
      }
      actions={
        may('client:write') && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {text.add}
          </Button>
        )
      }
    >
      {endpoints.isPending && <Waiting />}
      <FaultNote error={endpoints.error} onRetry={() => void endpoints.refetch()} />
      {endpoints.data?.items.length === 0 && <Empty>{text.none}</Empty>}
      <div className={clients.stack}>
        {endpoints.data?.items.map((endpoint) => (
          <EndpointPanel key={endpoint.id} endpoint={endpoint} />
        ))}
      </div>
      {adding && <EndpointForm clientId={clientId} onClose={() => setAdding(false)} />}
    </Page>
  )
}
