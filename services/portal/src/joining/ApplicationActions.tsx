import type { Schemas } from '@alliance/client'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { applicationWords } from './application.words.ts'
import { EditApplication } from './BeginApplication.tsx'
import { Admit, Approve, Opine, Review, Withdraw } from './Decisions.tsx'

type Card = Schemas['MemberApplicationCard']
type Doing = 'edit' | 'withdraw' | 'review' | 'opine' | 'approve' | 'admit'

interface ApplicationActionsProps {
  card: Card
}

const forms = { withdraw: Withdraw, review: Review, opine: Opine, approve: Approve, admit: Admit }

/** What the reader may do now, as the service says. */
export function ApplicationActions({ card }: ApplicationActionsProps) {
  const text = useWords(applicationWords)
  const [doing, setDoing] = useState<Doing>()
  const { application, may } = card
  const close = () => setDoing(undefined)
  const Form = doing && doing !== 'edit' ? forms[doing] : null
  const button = (what: Doing, label: string, primary = false) =>
    may.includes(what) && (
      <Button type={primary ? 'primary' : 'default'} onClick={() => setDoing(what)}>
        {label}
      </Button>
    )
  return (
    <>
      {button('withdraw', text.withdraw)}
      {button('edit', text.edit)}
      {may.includes('submit') && <Submit application={application} />}
      {button('review', text.review, true)}
      {button('opine', text.opine, true)}
      {button('approve', text.approve, true)}
      {button('admit', text.admit, true)}
      {doing === 'edit' && <EditApplication application={application} onClose={close} />}
      {Form && <Form card={card} onClose={close} />}
    </>
  )
}

interface SubmitProps {
  application: Card['application']
}

function Submit({ application }: SubmitProps) {
  const text = useWords(applicationWords)
  const submit = useIntent({
    refreshes: [['joining']],
    write: (_: number, key) =>
      settled(
        api.POST('/api/v1/membership/member-applications/{applicationId}/submission', {
          params: { path: { applicationId: application.id }, header: keyed(key) },
        }),
      ),
  })
  const label = application.state === 'supplement' ? text.resubmit : text.submit
  const send = () => submit.mutate(application.version)
  return (
    <>
      <Popconfirm title={text.submitSure} okText={label} onConfirm={send}>
        <Button type="primary" loading={submit.isPending}>
          {label}
        </Button>
      </Popconfirm>
      <FaultNote error={submit.error} onRetry={send} />
    </>
  )
}
