import type { Schemas } from '@alliance/client'
import { Button, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { Tag } from '../listing/Tag.tsx'
import { useMay } from '../session/me.ts'
import { applicationWords } from './application.words.ts'
import style from './Joining.module.css'

type Objection = Schemas['Objection']

interface ObjectionsProps {
  card: Schemas['MemberApplicationCard']
}

/** What was objected during the publicity, and what was answered. */
export function Objections({ card }: ObjectionsProps) {
  const text = useWords(applicationWords)
  const [doing, setDoing] = useState<'raise' | Objection>()
  const { application, objections, may } = card
  const close = () => setDoing(undefined)
  return (
    <Panel
      title={text.objections}
      actions={may.includes('object') && <Button onClick={() => setDoing('raise')}>{text.object}</Button>}
    >
      {objections.length === 0 && <p className={style.soft}>{text.noObjections}</p>}
      <ul className={style.objections}>
        {objections.map((each) => (
          <li key={each.id}>
            <div className={style.line}>
              <Tag
                tone={
                  each.state === 'open'
                    ? each.overdue
                      ? 'bad'
                      : 'soon'
                    : each.state === 'sustained'
                      ? 'bad'
                      : 'good'
                }
              >
                {text.objectionState[each.state]}
              </Tag>
              <span className={style.soft}>
                {text.raisedOn(each.raisedOn, text.channels[each.channel])}
                {each.raisedBy && ` · ${each.raisedBy}`}
              </span>
              {each.state === 'open' && may.includes('answer') && (
                <Button size="small" onClick={() => setDoing(each)}>
                  {text.answer}
                </Button>
              )}
            </div>
            <p className={style.words}>{each.content}</p>
            {each.state === 'open' && <p className={style.soft}>{text.answerDue(each.dueOn)}</p>}
            {each.answer && (
              <p className={style.words}>
                {text.answered(each.answeredOn ?? '')}
                {each.answer}
              </p>
            )}
          </li>
        ))}
      </ul>
      {doing === 'raise' && <RaiseObjection applicationId={application.id} onClose={close} />}
      {doing && doing !== 'raise' && (
        <AnswerObjection applicationId={application.id} objection={doing} onClose={close} />
      )}
    </Panel>
  )
}

interface RaiseObjectionProps {
  applicationId: string
  onClose: () => void
}
type Raised = Pick<Schemas['NewObjection'], 'content' | 'channel' | 'raisedBy'>

/** 党建办 also enters what came in by letter, phone or in person; everyone else objects in their own name. */
export function RaiseObjection({ applicationId, onClose }: RaiseObjectionProps) {
  const text = useWords(applicationWords)
  const enters = useMay()('member-application:review')
  return (
    <FormDrawer<Raised, Objection>
      title={text.object}
      onClose={onClose}
      initial={{ channel: enters ? 'letter' : 'portal' }}
      refreshes={[['joining']]}
      submitLabel={text.object}
      write={({ content, channel, raisedBy }, key) =>
        settled(
          api.POST('/api/v1/membership/member-applications/{applicationId}/objections', {
            params: { path: { applicationId }, header: keyed(key) },
            body: { content, channel: channel ?? 'portal', raisedBy: raisedBy || null },
          }),
        )
      }
    >
      <Form.Item
        name="content"
        label={text.objectionContent}
        extra={text.objectionHint}
        rules={[{ required: true }]}
      >
        <Input.TextArea rows={5} maxLength={1000} />
      </Form.Item>
      {enters && (
        <>
          <Form.Item name="channel" label={text.channel} rules={[{ required: true }]}>
            <Select options={optionsOf(text.channels)} />
          </Form.Item>
          <Form.Item name="raisedBy" label={text.raisedBy} extra={text.raisedByHint}>
            <Input maxLength={60} />
          </Form.Item>
        </>
      )}
    </FormDrawer>
  )
}

interface AnswerObjectionProps extends RaiseObjectionProps {
  objection: Objection
}

function AnswerObjection({ applicationId, objection, onClose }: AnswerObjectionProps) {
  const text = useWords(applicationWords)
  return (
    <FormDrawer<{ ruling: keyof typeof text.rulings; answer: string }, Objection>
      title={text.answer}
      onClose={onClose}
      initial={{}}
      refreshes={[['joining'], ['dues']]}
      submitLabel={text.answer}
      write={({ ruling, answer }, key) =>
        settled(
          api.POST('/api/v1/membership/member-applications/{applicationId}/objections/{objectionId}/answer', {
            params: { path: { applicationId, objectionId: objection.id }, header: keyed(key) },
            body:
              ruling === 'dismissed'
                ? { ruling, effect: null, answer }
                : { ruling: 'sustained', effect: ruling, answer },
          }),
        )
      }
    >
      <p className={style.words}>{objection.content}</p>
      <Form.Item name="ruling" label={text.ruling} rules={[{ required: true }]}>
        <Radio.Group options={optionsOf(text.rulings)} style={{ display: 'grid', gap: 8 }} />
      </Form.Item>
      <Form.Item name="answer" label={text.answerText} rules={[{ required: true }]}>
        <Input.TextArea rows={5} maxLength={1000} />
      </Form.Item>
    </FormDrawer>
  )
}
