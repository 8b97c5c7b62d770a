import type { Schemas } from '@alliance/client'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { useDates } from '../dates/dates.ts'
import { useNow } from '../dates/useNow.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { MomentField } from '../form/MomentField.tsx'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Tag } from '../listing/Tag.tsx'
import { CommitDraw } from './CommitDraw.tsx'
import { drawWords } from './draw.words.ts'
import style from './Registrations.module.css'

type Draw = Schemas['NamedDraw']

interface DrawsProps {
  card: Schemas['ActivityCard']
}

/** The draws of an activity: what was committed to, what came of it, and how anyone replays it. */
export function Draws({ card: { activity, draws, pools, may } }: DrawsProps) {
  const text = useWords(drawWords)
  const now = useNow()
  const [committing, setCommitting] = useState<number>()
  const plan = activity.registration
  if (plan?.admission !== 'draw') return null
  const over = plan.closesAt !== null && plan.closesAt !== undefined && Date.parse(plan.closesAt) <= now
  const undrawn = pools.filter(({ no }) => draws.every(({ pool }) => pool !== no))
  const organises = may.includes('edit')
  if (draws.length === 0 && !organises) return null
  return (
    <Panel title={text.draw}>
      {draws.map((draw) => (
        <OneDraw
          key={draw.id}
          draw={draw}
          pool={pools.length > 1 ? (pools.find(({ no }) => no === draw.pool)?.name ?? null) : null}
          organises={organises}
        />
      ))}
      {organises && !over && draws.length === 0 && <p className={style.note}>{text.notDue}</p>}
      {organises &&
        over &&
        undrawn.map(({ no, name }) => (
          <Button key={no} onClick={() => setCommitting(no)}>
            {pools.length > 1 ? text.commitFor(name) : text.commit}
          </Button>
        ))}
      {committing !== undefined && (
        <CommitDraw activityId={activity.id} pool={committing} onClose={() => setCommitting(undefined)} />
      )}
    </Panel>
  )
}

interface OneDrawProps {
  draw: Draw
  /** Named where there are several. */
  pool: string | null
  organises: boolean
}

function OneDraw({ draw, pool, organises }: OneDrawProps) {
  const text = useWords(drawWords)
  const { at, count } = useDates()
  const [holding, setHolding] = useState(false)
  return (
    <div className={style.draw}>
      <p>
        <Tag tone={draw.state === 'held' ? 'good' : 'soon'}>{text[draw.state]}</Tag>{' '}
        {pool && <strong>{pool} </strong>}
        {text.entrants(count(draw.entrants), count(draw.places))}
      </p>
      <Facts
        facts={[
          [text.notBefore, at(draw.notBefore)],
          [
            text.hash,
            <code key="hash" className={style.hash}>
              {draw.commitmentHash}
            </code>,
          ],
        ]}
      />
      <div className={style.buttons}>
        <Button href={`/api/v1/events/draws/${draw.id}`} download={`${draw.id}.json`}>
          {text.file}
        </Button>
        <a href="/verifier/" target="_blank" rel="noreferrer">
          {text.verifier}
        </a>
        {organises && draw.state === 'committed' && (
          <Button type="primary" onClick={() => setHolding(true)}>
            {text.hold}
          </Button>
        )}
      </div>
      {holding && <HoldDraw draw={draw} onClose={() => setHolding(false)} />}
    </div>
  )
}

interface HoldDrawProps {
  draw: Draw
  onClose: () => void
}
type Values = Pick<Schemas['DrawValue'], 'value' | 'publishedAt'> & { evidence?: string; deed?: string }

function HoldDraw({ draw, onClose }: HoldDrawProps) {
  const text = useWords(drawWords)
  return (
    <FormDrawer<Values, Draw>
      title={text.hold}
      onClose={onClose}
      initial={{}}
      refreshes={[['activities'], ['my-registrations']]}
      submitLabel={text.holdNow}
      write={({ evidence, deed, ...values }, key) =>
        settled(
          api.POST('/api/v1/events/draws/{drawId}/result', {
            params: { path: { drawId: draw.id }, header: keyed(key) },
            body: { ...values, evidence: evidence || null, deed: deed || null },
          }),
        )
      }
    >
      <p>{text.holdNote}</p>
      <Form.Item name="value" label={text.value} rules={[{ required: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="publishedAt" label={text.publishedAt} rules={[{ required: true }]}>
        <MomentField label={text.publishedAt} />
      </Form.Item>
      <Form.Item name="evidence" label={text.evidence}>
        <Input maxLength={1000} />
      </Form.Item>
      <Form.Item name="deed" label={text.deed}>
        <Input maxLength={100} />
      </Form.Item>
    </FormDrawer>
  )
}
