import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input } from 'antd'
import { api } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { settled } from '../api/refusal.ts'
import { ifMatch, keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useBilingual, useWords } from '../language/words.ts'
import { webhookWords } from './webhook.words.ts'
import { eventTypesQuery, webhooksKey } from './webhooks.ts'

interface EndpointFormProps {
  clientId: string
  /** Changed, where there is one; else a new one is added. */
  endpoint?: Schemas['WebhookEndpoint']
  onClose: () => void
}

type Values = Schemas['NewWebhookEndpoint']

export function EndpointForm({ clientId, endpoint, onClose }: EndpointFormProps) {
  const text = useWords(webhookWords)
  const name = useBilingual()
  const types = useQuery(eventTypesQuery).data?.items ?? []
  const write = (values: Values, key: string) =>
    settled(
      endpoint
        ? api.PATCH('/api/v1/identity/webhooks/{endpointId}', {
            params: { path: { endpointId: endpoint.id }, header: ifMatch(endpoint) },
            body: values,
          })
        : api.POST('/api/v1/identity/clients/{clientId}/webhooks', {
            params: { path: { clientId }, header: keyed(key) },
            body: values,
          }),
    )
  return (
    <FormDrawer<Values, Schemas['WebhookEndpoint']>
      title={endpoint ? text.edit : text.add}
      touchedOnly={endpoint !== undefined}
      onClose={onClose}
      initial={{ url: endpoint?.url ?? 'https://', eventTypes: endpoint?.eventTypes ?? [] }}
      refreshes={[webhooksKey(clientId)]}
      onReload={() => void queries.invalidateQueries({ queryKey: webhooksKey(clientId) })}
      write={write}
    >
      <Form.Item name="url" label={text.url} extra={text.urlHint} rules={[{ required: true }]}>
        <Input type="url" maxLength={500} spellCheck={false} autoComplete="off" />
      </Form.Item>
      <Form.Item name="eventTypes" label={text.events} extra={text.eventsHint}>
        <Checkbox.Group
          options={types.map((each) => ({ value: each.type, label: `${name(each.name)}（${each.type}）` }))}
        />
      </Form.Item>
    </FormDrawer>
  )
}
