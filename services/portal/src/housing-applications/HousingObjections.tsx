import type { Schemas } from '@alliance/client'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import joining from '../joining/Joining.module.css'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { Tag } from '../listing/Tag.tsx'
import { Page } from '../shell/Page.tsx'
import { caseWords } from './case.words.ts'

type Objection = Schemas['HousingObjection']

interface HousingObjectionsProps {
  card: Schemas['HousingApplicationCard']
}

/** What was objected during the publicity, and what was answered. */
export function HousingObjections({ card }: HousingObjectionsProps) {
  const text = useWords(caseWords)
  const [answering, setAnswering] = useState<Objection>()
  if (card.objections.length === 0) return null
  return (
    <Panel title={text.objections}>
      <ul className={joining.objections}>
        {card.objections.map((each) => (
          <li key={each.id}>
            <div className={joining.line}>
              <Tag tone={each.state === 'open' ? 'soon' : each.state === 'sustained' ? 'bad' : 'good'}>
                {text.rulingStates[each.state]}
              </Tag>
              <span className={joining.soft}>
                {each.raisedOn}
                {each.raisedBy && ` · ${each.raisedBy}`}
              </span>
              {each.state === 'open' && card.may.includes('answer') && (
                <Button size="small" onClick={() => setAnswering(each)}>
                  {text.reply}
                </Button>
              )}
            </div>
            <p className={joining.words}>{each.content}</p>
            <p className={joining.soft}>{each.answer ?? text.replyDue(each.dueOn)}</p>
          </li>
        ))}
      </ul>
      {answering && (
        <FormDrawer<Schemas['HousingObjectionAnswer'], Objection>
          title={text.reply}
          onClose={() => setAnswering(undefined)}
          initial={{}}
          refreshes={[['housing']]}
          submitLabel={text.reply}
          write={(body, key) =>
            settled(
              api.POST(
                '/api/v1/talent-housing/applications/{applicationId}/objections/{objectionId}/answer',
                {
                  params: {
                    path: { applicationId: card.application.id, objectionId: answering.id },
                    header: keyed(key),
                  },
                  body,
                },
              ),
            )
          }
        >
          <p className={joining.words}>{answering.content}</p>
          <Form.Item name="ruling" label={text.ruling} rules={[{ required: true }]}>
            <Radio.Group options={optionsOf(text.rulings)} style={{ display: 'grid', gap: 8 }} />
          </Form.Item>
          <Form.Item name="answer" label={text.reply} rules={[{ required: true, min: 5 }]}>
            <Input.TextArea rows={5} maxLength={1000} />
          </Form.Item>
        </FormDrawer>
      )}
    </Panel>
  )
}

/** From a notice: whoever is signed in objects, also who may not see the application itself. */
export function HousingObjectScreen() {
  const text = useWords(caseWords)
  const { applicationId } = useParams({ from: '/signed-in/housing-objections/$applicationId' })
  const navigate = useNavigate()
  return (
    <Page title={text.object} lead={text.objectLead}>
      <FormDrawer<{ content: string }, Objection>
        title={text.object}
        onClose={() => void navigate({ to: '/housing-notices' })}
        initial={{}}
        submitLabel={text.object}
        write={(body, key) =>
          settled(
            api.POST('/api/v1/talent-housing/applications/{applicationId}/objections', {
              params: { path: { applicationId }, header: keyed(key) },
              body,
            }),
          )
        }
      >
        <Form.Item name="content" label={text.content} rules={[{ required: true, min: 5 }]}>
          <Input.TextArea rows={5} maxLength={1000} />
        </Form.Item>
      </FormDrawer>
    </Page>
  )
}
