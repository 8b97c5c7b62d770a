import type { Schemas } from '@alliance/client'
import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { settled } from '../api/refusal.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { DataTable } from '../listing/DataTable.tsx'
import { useMay } from '../session/me.ts'
import { AddKey } from './AddKey.tsx'
import { clientWords } from './client.words.ts'
import style from './Clients.module.css'
import { SecretOnce } from './SecretOnce.tsx'

interface KeysProps {
  client: Schemas['PartnerClient']
}

/** At most two keys in use, so that one can replace the other without an interruption. */
export function Keys({ client }: KeysProps) {
  const text = useWords(clientWords)
  const { at } = useDates()
  const may = useMay()
  const { modal } = App.useApp()
  const [adding, setAdding] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const revoke = useMutation({
    mutationFn: (keyId: string) =>
      settled(
        api.POST('/api/v1/identity/clients/{clientId}/keys/{keyId}/revoke', {
          params: { path: { clientId: client.id, keyId } },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['clients'] }),
  })
  const ask = (key: Schemas['ClientKey']) =>
    void modal.confirm({
      title: text.revoke,
      content: text.revokeAsk(key.hint),
      onOk: () => revoke.mutate(key.id),
    })
  const inUse = client.keys.filter((key) => key.revokedAt === null).length
  return (
    <div>
      <div className={style.actions} style={{ justifyContent: 'space-between', marginBottom: 8 }}>
        <h3>{text.keys}</h3>
        {may('client:write') && (
          <Button disabled={inUse >= 2} onClick={() => setAdding(true)}>
            {text.addKey}
          </Button>
        )}
      </div>
      <FaultNote error={revoke.error} onRetry={() => revoke.variables && revoke.mutate(revoke.variables)} />
      {client.keys.length === 0 ? (
        <p>{text.noKeys}</p>
      ) : (
        <DataTable
          caption={`${client.name} ${text.keys}`}
          rows={client.keys}
          rowKey={(key) => key.id}
          columns={[
            { title: text.hint, heading: true, cell: (key) => <code>{key.hint}</code> },
            {
              title: text.method,
              cell: (key) => (key.method === 'private_key_jwt' ? text.privateKeyJwt : text.secret),
            },
            { title: text.created, cell: (key) => at(key.createdAt) },
            { title: text.lastUsed, cell: (key) => (key.lastUsedAt ? at(key.lastUsedAt) : text.never) },
            {
              title: text.actions,
              cell: (key) =>
                key.revokedAt
                  ? text.revoked(at(key.revokedAt))
                  : may('client:write') && (
                      <Button
                        size="small"
                        danger
                        aria-label={text.revokeOf(key.hint)}
                        onClick={() => ask(key)}
                      >
                        {text.revoke}
                      </Button>
                    ),
            },
          ]}
        />
      )}
      {adding && <AddKey clientId={client.id} onMade={setSecret} onClose={() => setAdding(false)} />}
      {secret && <SecretOnce secret={secret} onKept={() => setSecret(null)} />}
    </div>
  )
}
