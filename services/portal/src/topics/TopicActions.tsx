import type { Schemas } from '@alliance/client'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { AssignTopic } from './AssignTopic.tsx'
import { topicWords } from './topic.words.ts'
import style from './Topics.module.css'

type Step = Schemas['TopicCard']['may'][number]
/** What is wanted most of whoever may do it. */
const first: readonly Step[] = ['assign', 'answer', 'resolve']

interface TopicActionsProps {
  card: Schemas['TopicCard']
}

/** What the reader may do about it now; each step says something. */
export function TopicActions({ card: { topic, may } }: TopicActionsProps) {
  const text = useWords(topicWords)
  const [step, setStep] = useState<Step | null>(null)
  const leading = first.find((each) => may.includes(each) && (each !== 'assign' || topic.state === 'open'))
  const close = () => setStep(null)
  return (
    <div className={style.acts}>
      {may.map((each) => (
        <Button
          key={each}
          type={each === leading ? 'primary' : 'default'}
          danger={each === 'decline'}
          onClick={() => setStep(each)}
        >
          {text.steps[each]}
        </Button>
      ))}
      {step === 'assign' && <AssignTopic topic={topic} onClose={close} />}
      {step !== null && step !== 'assign' && <TakeStep topic={topic} step={step} onClose={close} />}
    </div>
  )
}

interface TakeStepProps {
  topic: Schemas['Topic']
  step: Exclude<Step, 'assign'>
  onClose: () => void
}

function TakeStep({ topic, step, onClose }: TakeStepProps) {
  const text = useWords(topicWords)
  return (
    <FormDrawer<{ text: string }, Schemas['Topic']>
      title={text.steps[step]}
      onClose={onClose}
      initial={{}}
      refreshes={[['topics'], ['activities']]}
      submitLabel={text.steps[step]}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/events/topics/{topicId}/steps', {
            params: { path: { topicId: topic.id }, header: keyed(key) },
            body: { step, text: values.text },
          }),
        )
      }
    >
      <p className={style.about}>{topic.title}</p>
      <Form.Item name="text" label={text.stepText[step]} rules={[{ required: true, min: 2 }]}>
        <Input.TextArea rows={5} maxLength={2000} />
      </Form.Item>
    </FormDrawer>
  )
}
