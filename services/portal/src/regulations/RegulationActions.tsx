import type { Schemas } from '@alliance/client'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { VersionFields } from './CreateRegulation.tsx'
import { regulationWords } from './regulation.words.ts'

interface RegulationActionsProps {
  regulation: Schemas['Regulation']
}

/** What can be decided about a regulation that is not repealed: a new version, a review, its repeal. */
export function RegulationActions({ regulation }: RegulationActionsProps) {
  const text = useWords(regulationWords)
  const [doing, setDoing] = useState<'version' | 'review' | 'repeal'>()
  const props = { regulationId: regulation.id, onClose: () => setDoing(undefined) }
  return (
    <>
      <Button type="primary" onClick={() => setDoing('version')}>
        {text.addVersion}
      </Button>
      <Button onClick={() => setDoing('review')}>{text.review}</Button>
      <Button onClick={() => setDoing('repeal')}>{text.repeal}</Button>
      {doing === 'version' && <AddVersion {...props} />}
      {doing === 'review' && <Review {...props} />}
      {doing === 'repeal' && <Repeal {...props} />}
    </>
  )
}

interface DecisionProps {
  regulationId: string
  onClose: () => void
}
const refreshes = [['regulations']]

function AddVersion({ regulationId, onClose }: DecisionProps) {
  const text = useWords(regulationWords)
  return (
    <FormDrawer<Schemas['NewRegulationVersion'], Schemas['RegulationVersion']>
      title={text.addVersion}
      onClose={onClose}
      initial={{ from: today() }}
      refreshes={refreshes}
      submitLabel={text.addVersion}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/regulations/{regulationId}/versions', {
            params: { path: { regulationId }, header: keyed(key) },
            body: { ...values, text: values.text || null, reviewDueOn: values.reviewDueOn ?? null },
          }),
        )
      }
    >
      <Form.Item name="note" label={text.note} rules={[{ required: true }]}>
        <Input maxLength={500} />
      </Form.Item>
      <VersionFields />
    </FormDrawer>
  )
}

function Review({ regulationId, onClose }: DecisionProps) {
  const text = useWords(regulationWords)
  return (
    <FormDrawer<Schemas['NewRegulationReview'], Schemas['RegulationReview']>
      title={text.review}
      onClose={onClose}
      initial={{ reviewedOn: today(), outcome: 'keep' }}
      refreshes={refreshes}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/regulations/{regulationId}/reviews', {
            params: { path: { regulationId }, header: keyed(key) },
            body: { ...values, note: values.note || null, nextDueOn: values.nextDueOn ?? null },
          }),
        )
      }
    >
      <Form.Item name="reviewedOn" label={text.reviewedOn} rules={[{ required: true }]}>
        <DateField max={today()} />
      </Form.Item>
      <Form.Item name="outcome" label={text.outcome} rules={[{ required: true }]}>
        <Select options={optionsOf(text.outcomes)} />
      </Form.Item>
      <Form.Item name="note" label={text.remark}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      <Form.Item name="nextDueOn" label={text.next}>
        <DateField />
      </Form.Item>
    </FormDrawer>
  )
}

function Repeal({ regulationId, onClose }: DecisionProps) {
  const text = useWords(regulationWords)
  return (
    <FormDrawer<Schemas['Repeal'], Schemas['Regulation']>
      title={text.repeal}
      onClose={onClose}
      initial={{ on: today() }}
      refreshes={refreshes}
      submitLabel={text.repeal}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/regulations/{regulationId}/repeal', {
            params: { path: { regulationId }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="on" label={text.repealOn} rules={[{ required: true }]}>
        <DateField />
      </Form.Item>
      <Form.Item name="reason" label={text.reason} rules={[{ required: true }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
