import type { Schemas } from '@alliance/client'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { agreementWords } from './agreement.words.ts'
import style from './Agreements.module.css'

interface MilestonesProps {
  card: Schemas['AgreementCard']
}
type Milestone = Schemas['Milestone']
type Doing = { of: Milestone; what: 'reach' | 'cancel' }

/** What was to be reached by when, along a line. */
export function Milestones({ card: { agreement, milestones } }: MilestonesProps) {
  const text = useWords(agreementWords)
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const [doing, setDoing] = useState<Doing>()
  const mayWrite = may('agreement:write')
  return (
    <Panel
      title={text.milestones}
      actions={
        mayWrite &&
        agreement.endedOn === null && <Button onClick={() => setAdding(true)}>{text.addMilestone}</Button>
      }
    >
      {milestones.length === 0 && <p>{text.noMilestones}</p>}
      <ol className={style.line}>
        {milestones.map((milestone) => (
          <li key={milestone.id} data-state={milestone.state}>
            <span>
              <strong>{milestone.title}</strong> <DemoTag of={milestone} />
            </span>
            <small>
              {text.dueBy(milestone.dueOn)} · <b>{text.milestoneStates[milestone.state]}</b>
              {milestone.doneOn && ` ${milestone.doneOn}`}
            </small>
            {milestone.note && <small>{milestone.note}</small>}
            {mayWrite && ['planned', 'overdue'].includes(milestone.state) && (
              <div className={style.lineButtons}>
                <Button size="small" onClick={() => setDoing({ of: milestone, what: 'reach' })}>
                  {text.reach}
                </Button>
                <Button size="small" onClick={() => setDoing({ of: milestone, what: 'cancel' })}>
                  {text.cancel}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      {adding && <AddMilestone agreementId={agreement.id} onClose={() => setAdding(false)} />}
      {doing?.what === 'reach' && <ReachMilestone milestone={doing.of} onClose={() => setDoing(undefined)} />}
      {doing?.what === 'cancel' && (
        <CancelMilestone milestone={doing.of} onClose={() => setDoing(undefined)} />
      )}
    </Panel>
  )
}

interface AddMilestoneProps {
  agreementId: string
  onClose: () => void
}

function AddMilestone({ agreementId, onClose }: AddMilestoneProps) {
  const text = useWords(agreementWords)
  return (
    <FormDrawer<Pick<Schemas['NewMilestone'], 'title' | 'dueOn'>, Milestone>
      title={text.addMilestone}
      onClose={onClose}
      initial={{}}
      refreshes={[['agreements']]}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/agreements/{agreementId}/milestones', {
            params: { path: { agreementId }, header: keyed(key) },
            body: { ...values, isDemo: false },
          }),
        )
      }
    >
      <Form.Item name="title" label={text.milestone} rules={[{ required: true }]}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="dueOn" label={text.dueOn} rules={[{ required: true }]}>
        <DateField />
      </Form.Item>
    </FormDrawer>
  )
}

interface OneMilestoneProps {
  milestone: Milestone
  onClose: () => void
}

const pathOf = ({ agreementId, id }: Milestone) => ({ agreementId, milestoneId: id })

function ReachMilestone({ milestone, onClose }: OneMilestoneProps) {
  const text = useWords(agreementWords)
  return (
    <FormDrawer<Schemas['MilestoneDone'], Milestone>
      title={`${text.reach} · ${milestone.title}`}
      onClose={onClose}
      initial={{ doneOn: today() }}
      refreshes={[['agreements']]}
      submitLabel={text.reach}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/agreements/{agreementId}/milestones/{milestoneId}/done', {
            params: { path: pathOf(milestone), header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="doneOn" label={text.doneOn} rules={[{ required: true }]}>
        <DateField max={today()} />
      </Form.Item>
      <Form.Item name="evidence" label={text.evidence} rules={[{ required: true }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}

function CancelMilestone({ milestone, onClose }: OneMilestoneProps) {
  const text = useWords(agreementWords)
  return (
    <FormDrawer<Schemas['MilestoneCancel'], Milestone>
      title={`${text.cancel} · ${milestone.title}`}
      onClose={onClose}
      initial={{}}
      refreshes={[['agreements']]}
      submitLabel={text.cancel}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/agreements/{agreementId}/milestones/{milestoneId}/cancel', {
            params: { path: pathOf(milestone), header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="reason" label={text.cancelReason} rules={[{ required: true }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
