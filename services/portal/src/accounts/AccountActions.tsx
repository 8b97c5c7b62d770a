import type { Schemas } from '@alliance/client'
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { settled } from '../api/refusal.ts'
import { ifMatch } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { accountWords } from './account.words.ts'
import style from './Account.module.css'

interface AccountActionsProps {
  account: Schemas['Account']
  onReload: () => void
}

export function AccountActions({ account, onReload }: AccountActionsProps) {
  const text = useWords(accountWords)
  const { modal, message } = App.useApp()
  const [renaming, setRenaming] = useState(false)
  const [resetting, setResetting] = useState(false)
  const path = { accountId: account.id }
  const write = (body: Schemas['AccountChange']) =>
    settled(
      api.PATCH('/api/v1/identity/accounts/{accountId}', {
        params: { path, header: ifMatch(account) },
        body,
      }),
    )
  const change = useMutation({
    mutationFn: write,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
  })
  const end = useMutation({
    mutationFn: () =>
      settled(api.POST('/api/v1/identity/accounts/{accountId}/sessions/end', { params: { path } })),
    onSuccess: () => void message.success(text.ended),
  })
  const ask = (content: string, onOk: () => void) =>
    void modal.confirm({ title: account.name, content, onOk })
  return (
    <>
      <div className={style.actions}>
        <Button onClick={() => setRenaming(true)}>{text.rename}</Button>
        <Button
          loading={end.isPending}
          onClick={() => ask(text.endSessionsAsk(account.name), () => end.mutate())}
        >
          {text.endSessions}
        </Button>
        {account.secondFactor && <Button onClick={() => setResetting(true)}>{text.resetFactor}</Button>}
        {account.disabled ? (
          <Button loading={change.isPending} onClick={() => change.mutate({ disabled: false })}>
            {text.enable}
          </Button>
        ) : (
          <Button
            danger
            loading={change.isPending}
            onClick={() => ask(text.disableAsk(account.name), () => change.mutate({ disabled: true }))}
          >
            {text.disable}
          </Button>
        )}
      </div>
      <FaultNote
        error={change.error ?? end.error}
        onRetry={() => (change.error && change.variables ? change.mutate(change.variables) : end.mutate())}
        onReload={() => {
          change.reset()
          onReload()
        }}
      />
      {resetting && (
        <FormDrawer<{ reason: string }, undefined>
          title={text.resetFactor}
          onClose={() => setResetting(false)}
          initial={{}}
          refreshes={[['accounts']]}
          write={(body) =>
            settled(
              api.POST('/api/v1/identity/accounts/{accountId}/second-factor/reset', {
                params: { path },
                body,
              }),
            )
          }
        >
          <p>{text.resetFactorLead}</p>
          <Form.Item name="reason" label={text.resetFactorReason} rules={[{ required: true, min: 2 }]}>
            <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
          </Form.Item>
        </FormDrawer>
      )}
      {renaming && (
        <FormDrawer<{ name: string }, Schemas['Account']>
          touchedOnly
          title={text.rename}
          onClose={() => setRenaming(false)}
          initial={{ name: account.name }}
          refreshes={[['accounts'], ['grants']]}
          onReload={onReload}
          write={write}
        >
          <Form.Item name="name" label={text.name} rules={[{ required: true }]}>
            <Input maxLength={120} />
          </Form.Item>
        </FormDrawer>
      )}
    </>
  )
}
