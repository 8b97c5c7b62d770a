import type { Schemas } from '@alliance/client'
import { Button, Checkbox, Form, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { EditActivity } from './ActivityEditor.tsx'
import { stepWords } from './step.words.ts'

type Activity = Schemas['Activity']

interface ActivityActionsProps {
  card: Schemas['ActivityCard']
}
const refreshes = [['activities'], ['my-registrations']]
const at = (activityId: string, key: string) => ({ path: { activityId }, header: keyed(key) })

/** The steps of an activity, from the draft to the minutes, as far as the reader may take them. */
export function ActivityActions({ card }: ActivityActionsProps) {
  const text = useWords(stepWords)
  const { activity, may } = card
  const [doing, setDoing] = useState<'edit' | 'return' | 'publish' | 'close' | 'cancel'>()
  const close = () => setDoing(undefined)
  const step = useIntent({
    refreshes,
    write: (which: 'submission' | 'start', key) => {
      const init = { params: at(activity.id, key), body: {} }
      return which === 'start'
        ? settled(api.POST('/api/v1/events/activities/{activityId}/start', init))
        : settled(api.POST('/api/v1/events/activities/{activityId}/submission', init))
    },
  })
  const has = (one: Schemas['ActivityStep']) => may.includes(one)
  return (
    <>
      {has('edit') && <Button onClick={() => setDoing('edit')}>{text.edit}</Button>}
      {has('cancel') && (
        <Button danger onClick={() => setDoing('cancel')}>
          {text.cancel}
        </Button>
      )}
      {has('submit') && (
        <Button type="primary" loading={step.isPending} onClick={() => step.mutate('submission')}>
          {text.submit}
        </Button>
      )}
      {has('return') && <Button onClick={() => setDoing('return')}>{text.return}</Button>}
      {has('publish') && (
        <Button type="primary" onClick={() => setDoing('publish')}>
          {text.publish}
        </Button>
      )}
      {has('start') && (
        <Popconfirm
          title={text.startSure}
          okText={text.start}
          cancelText={text.keep}
          onConfirm={() => step.mutate('start')}
        >
          <Button loading={step.isPending}>{text.start}</Button>
        </Popconfirm>
      )}
      {has('close') && (
        <Button type="primary" onClick={() => setDoing('close')}>
          {text.close}
        </Button>
      )}
      <FaultNote error={step.error} />
      {doing === 'edit' && <EditActivity card={card} onClose={close} />}
      {doing === 'return' && <Return activity={activity} onClose={close} />}
      {doing === 'publish' && <Publish activity={activity} onClose={close} />}
      {doing === 'close' && <Close activity={activity} onClose={close} />}
      {doing === 'cancel' && <Cancel activity={activity} onClose={close} />}
    </>
  )
}

interface StepProps {
  activity: Activity
  onClose: () => void
}

function Return({ activity, onClose }: StepProps) {
  const text = useWords(stepWords)
  return (
    <FormDrawer<{ reason: string }, Activity>
      title={text.returnTitle}
      onClose={onClose}
      initial={{}}
      refreshes={refreshes}
      submitLabel={text.return}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/events/activities/{activityId}/return', { params: at(activity.id, key), body }),
        )
      }
    >
      <Reason label={text.returnReason} />
    </FormDrawer>
  )
}

/** Publishes the version that stood on the page when the reviewer opened this. */
function Publish({ activity, onClose }: StepProps) {
  const text = useWords(stepWords)
  const [{ version }] = useState(activity)
  return (
    <FormDrawer<{ secrecyChecked?: boolean }, Activity>
      title={text.publishTitle}
      onClose={onClose}
      initial={{}}
      refreshes={refreshes}
      submitLabel={text.publish}
      write={(_, key) =>
        settled(
          api.POST('/api/v1/events/activities/{activityId}/publication', {
            params: at(activity.id, key),
            body: { secrecyChecked: true, version },
          }),
        )
      }
    >
      <p>{text.publishNote(activity.title)}</p>
      <Form.Item
        name="secrecyChecked"
        valuePropName="checked"
        rules={[
          {
            validator: (_, checked) =>
              checked === true ? Promise.resolve() : Promise.reject(new Error(text.secrecyNeeded)),
          },
        ]}
      >
        <Checkbox>{text.secrecy}</Checkbox>
      </Form.Item>
    </FormDrawer>
  )
}

function Close({ activity, onClose }: StepProps) {
  const text = useWords(stepWords)
  return (
    <FormDrawer<{ minutes: string }, Activity>
      title={text.closeTitle}
      onClose={onClose}
      initial={{}}
      refreshes={refreshes}
      submitLabel={text.close}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/events/activities/{activityId}/closing', { params: at(activity.id, key), body }),
        )
      }
    >
      <Form.Item name="minutes" label={text.minutes} extra={text.minutesNote} rules={[{ required: true }]}>
        <Input.TextArea autoSize={{ minRows: 8, maxRows: 24 }} maxLength={20_000} />
      </Form.Item>
    </FormDrawer>
  )
}

function Cancel({ activity, onClose }: StepProps) {
  const text = useWords(stepWords)
  return (
    <FormDrawer<{ reason: string }, Activity>
      title={text.cancelTitle}
      onClose={onClose}
      initial={{}}
      refreshes={refreshes}
      submitLabel={text.cancel}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/events/activities/{activityId}/cancellation', {
            params: at(activity.id, key),
            body,
          }),
        )
      }
    >
      <p>{text.cancelNote}</p>
      <Reason label={text.cancelReason} />
    </FormDrawer>
  )
}

const Reason = ({ label }: { label: string }) => (
  <Form.Item name="reason" label={label} rules={[{ required: true }]}>
    <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} />
  </Form.Item>
)
