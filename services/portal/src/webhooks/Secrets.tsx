import type { Schemas } from '@alliance/client'
import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { settled } from '../api/refusal.ts'
import { SecretOnce } from '../clients/SecretOnce.tsx'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { DataTable } from '../listing/DataTable.tsx'
import { useMay } from '../session/me.ts'
import style from './Secrets.module.css'
import { webhookWords } from './webhook.words.ts'
import { hostOf, webhooksKey } from './webhooks.ts'

interface SecretsProps {
  endpoint: Schemas['WebhookEndpoint']
}

/** What deliveries are signed by: two while one replaces the other. */
export function Secrets({ endpoint }: SecretsProps) {
  const text = useWords(webhookWords)
  const { at } = useDates()
  const may = useMay()
  const { modal } = App.useApp()
  const [shown, setShown] = useState<string | null>(null)
  const onSuccess = () => queries.invalidateQueries({ queryKey: webhooksKey(endpoint.clientId) })
  const add = useMutation({
    mutationFn: () =>
      settled(
        api.POST('/api/v1/identity/webhooks/{endpointId}/secrets', {
          params: { path: { endpointId: endpoint.id } },
        }),
      ),
    onSuccess: ({ value }) => {
      setShown(value)
      void onSuccess()
    },
  })
  const revoke = useMutation({
    mutationFn: (secretId: string) =>
      settled(
        api.POST('/api/v1/identity/webhooks/{endpointId}/secrets/{secretId}/revoke', {
          params: { path: { endpointId: endpoint.id, secretId } },
        }),
      ),
    onSuccess,
  })
  const askToAdd = () =>
    void modal.confirm({ title: text.addSecret, content: text.addSecretAsk, onOk: () => add.mutate() })
  const askToRevoke = ({ id, hint }: Schemas['WebhookSecret']) =>
    void modal.confirm({
      title: text.revoke,
      content: text.revokeAsk(hint),
      onOk: () => revoke.mutate(id),
    })
  const isLast = endpoint.secrets.length === 1
  return (
    <div>
      <div className={style.head}>
        <h3>{text.secrets}</h3>
        {may('client:write') && (
          <Button disabled={endpoint.secrets.length >= 2} loading={add.isPending} onClick={askToAdd}>
            {text.addSecret}
          </Button>
        )}
      </div>
      <FaultNote error={add.error} onRetry={() => add.mutate()} />
      <FaultNote error={revoke.error} onRetry={() => revoke.variables && revoke.mutate(revoke.variables)} />
      {endpoint.secrets.length === 0 ? (
        <p>{text.noSecrets}</p>
      ) : (
        <DataTable
          caption={`${hostOf(endpoint.url)} ${text.secrets}`}
          rows={endpoint.secrets}
          rowKey={(secret) => secret.id}
          columns={[
            { title: text.hint, heading: true, cell: (secret) => <code>{secret.hint}</code> },
            { title: text.created, cell: (secret) => at(secret.createdAt) },
            {
              title: text.expires,
              cell: (secret) => (secret.expiresAt ? at(secret.expiresAt) : text.current),
            },
            {
              title: text.actions,
              cell: (secret) =>
                may('client:write') &&
                !isLast && (
                  <Button
                    size="small"
                    danger
                    aria-label={text.revokeOf(secret.hint)}
                    onClick={() => askToRevoke(secret)}
                  >
                    {text.revoke}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {shown && <SecretOnce secret={shown} onKept={() => setShown(null)} />}
    </div>
  )
}
