import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Tag } from '../listing/Tag.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import style from '../my-data/MyData.module.css'
import { myDataWords } from '../my-data/my-data.words.ts'
import { Plan } from '../my-data/Plan.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { Page } from '../shell/Page.tsx'
import { Change } from './Change.tsx'
import { requestWords } from './request.words.ts'

/** One request, what it would change, and its answer. */
export function RequestScreen() {
  const text = useWords(requestWords)
  const own = useWords(myDataWords)
  const { at, on } = useDates()
  const { requestId } = useParams({ from: '/signed-in/person-requests/$requestId' })
  const [deciding, setDeciding] = useState<'accept' | 'refuse' | null>(null)
  const query = useQuery({
    queryKey: ['person-requests', 'card', requestId],
    queryFn: () =>
      settled(api.GET('/api/v1/membership/person-requests/{requestId}', { params: { path: { requestId } } })),
    // Each reading is kept for the person; a look back is not a new one.
    staleTime: 300_000,
    refetchOnWindowFocus: false,
  })
  const request = query.data
  if (!request)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={6} />
    )
  const isOpen = request.state === 'open'
  return (
    <Page
      title={`${request.personName} · ${own.kind[request.kind]}`}
      tags={
        <>
          <Tag tone={isOpen ? 'soon' : 'plain'}>{own.requestState[request.state]}</Tag>
          <DemoTag of={request} />
        </>
      }
      actions={
        isOpen && (
          <>
            <Button type="primary" onClick={() => setDeciding('accept')}>
              {text.carryOut}
            </Button>
            <Button onClick={() => setDeciding('refuse')}>{text.refuse}</Button>
          </>
        )
      }
    >
      <DemoBanner rows={[request]} />
      <div className={style.stack}>
        <Panel title={text.facts}>
          <Facts
            facts={[
              [
                text.person,
                <Link key="person" to="/people/$personId" params={{ personId: request.personId }}>
                  {request.personName}
                </Link>,
              ],
              [text.madeAt, at(request.madeAt)],
              [text.channelLabel, text.channel[request.channel]],
              [text.dueOn, isOpen && on(request.dueOn)],
              [text.reason, request.reason],
              [text.decidedAt, request.decidedAt && at(request.decidedAt)],
              [text.decidedBy, request.decidedAt && (request.decidedBy ?? text.automatic)],
              [text.answer, request.answer],
            ]}
          />
        </Panel>
        {request.correction && <Change correction={request.correction} present={request.present} />}
        {request.plan && (
          <Panel title={text.plan}>
            <p className={style.note}>{request.plan.atOnce ? text.atOnce : text.partly}</p>
            <Plan plan={request.plan} />
          </Panel>
        )}
        {request.receipt && (
          <Panel title={text.receipt}>
            <Plan plan={request.receipt} />
          </Panel>
        )}
      </div>
      {deciding && (
        <Answer requestId={requestId} accepted={deciding === 'accept'} onClose={() => setDeciding(null)} />
      )}
    </Page>
  )
}

interface AnswerProps {
  requestId: string
  accepted: boolean
  onClose: () => void
}

function Answer({ requestId, accepted, onClose }: AnswerProps) {
  const text = useWords(requestWords)
  return (
    <FormDrawer<{ answer: string }, Schemas['PersonRequest']>
      title={accepted ? text.carryOut : text.refuse}
      submitLabel={accepted ? text.carryOut : text.refuse}
      initial={{}}
      refreshes={[['person-requests'], ['people'], ['dues']]}
      onClose={onClose}
      write={({ answer }, key) =>
        settled(
          api.POST('/api/v1/membership/person-requests/{requestId}/decision', {
            params: { path: { requestId }, header: keyed(key) },
            body: { accepted, answer },
          }),
        )
      }
    >
      <Form.Item
        name="answer"
        label={text.answer}
        extra={text.answerHint}
        rules={[{ required: true, min: 4, max: 500 }]}
      >
        <Input.TextArea autoSize={{ minRows: 3 }} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
