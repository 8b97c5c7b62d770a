import type { Schemas } from '@alliance/client'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { settled } from '../api/refusal.ts'
import { ifMatch } from '../api/useIntent.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { NameItem, ScopesItem } from './ClientFields.tsx'
import { clientWords } from './client.words.ts'
import style from './Clients.module.css'
import { Keys } from './Keys.tsx'

interface ClientPanelProps {
  client: Schemas['PartnerClient']
}
type Change = Schemas['PartnerClientChange']

export function ClientPanel({ client }: ClientPanelProps) {
  const text = useWords(clientWords)
  const { at } = useDates()
  const may = useMay()
  const { modal } = App.useApp()
  const [editing, setEditing] = useState(false)
  const reload = () => queries.invalidateQueries({ queryKey: ['clients'] })
  const write = (body: Change) =>
    settled(
      api.PATCH('/api/v1/identity/clients/{clientId}', {
        params: { path: { clientId: client.id }, header: ifMatch(client) },
        body,
      }),
    )
  const change = useMutation({ mutationFn: write, onSuccess: reload })
  const disable = () =>
    void modal.confirm({
      title: text.disable,
      content: text.disableAsk(client.name),
      onOk: () => change.mutate({ disabled: true }),
    })
  return (
    <Panel
      title={client.name}
      actions={
        <div className={style.actions}>
          <Link to="/clients/$clientId/webhooks" params={{ clientId: client.id }}>
            {text.webhooks}
          </Link>
          {may('client:write') && (
            <>
              <Button onClick={() => setEditing(true)}>{text.edit}</Button>
              {client.disabled ? (
                <Button loading={change.isPending} onClick={() => change.mutate({ disabled: false })}>
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
      <div className={style.body}>
        <FaultNote
          error={change.error}
          onRetry={() => change.variables && change.mutate(change.variables)}
          onReload={() => void reload().then(change.reset)}
        />
        <Facts
          facts={[
            [
              text.organisation,
              <>
                {client.organisationName} <DemoTag of={client} />
              </>,
            ],
            [text.id, <code key="id">{client.id}</code>],
            [text.scopes, client.scopes.map((scope) => text.scope[scope]).join('、')],
            [text.state, client.disabled ? text.disabled : text.active],
            [text.lastUsed, client.lastUsedAt ? at(client.lastUsedAt) : text.never],
          ]}
        />
        <Keys client={client} />
      </div>
      {editing && (
        <FormDrawer<Change, Schemas['PartnerClient']>
          touchedOnly
          title={text.edit}
          onClose={() => setEditing(false)}
          initial={{ name: client.name, scopes: client.scopes }}
          refreshes={[['clients']]}
          onReload={() => void reload()}
          write={write}
        >
          <NameItem />
          <ScopesItem />
        </FormDrawer>
      )}
    </Panel>
  )
}
