import type { Schemas } from '@alliance/client'
import { topicWorkingDays } from '@alliance/contracts/programme'
import { Form, Input, InputNumber } from 'antd'
import { HostSelect } from '../activity-editor/HostFields.tsx'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { useDates } from '../dates/dates.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { PersonSelect } from '../form/PersonSelect.tsx'
import { useWords } from '../language/words.ts'
import { useMay } from '../session/me.ts'
import { topicWords } from './topic.words.ts'
import style from './Topics.module.css'

interface AssignTopicProps {
  topic: Schemas['Topic']
  onClose: () => void
}
interface Values {
  organisationId?: string | null
  personId?: string | null
  workingDays?: number | null
  note?: string
}
/** Who sees to it and by when. */
export function AssignTopic({ topic, onClose }: AssignTopicProps) {
  const text = useWords(topicWords)
  const may = useMay()
  const { count } = useDates()
  const { owner } = topic
  const known = (id: string | null | undefined, name: string | null | undefined) =>
    id && name ? { value: id, label: name } : null
  return (
    <FormDrawer<Values, Schemas['Topic']>
      title={text.steps.assign}
      onClose={onClose}
      initial={{ organisationId: owner?.organisationId ?? null, personId: owner?.personId ?? null }}
      refreshes={[['topics'], ['activities']]}
      submitLabel={text.steps.assign}
      write={({ organisationId, personId, workingDays, note }, key) =>
        settled(
          api.POST('/api/v1/events/topics/{topicId}/assignment', {
            params: { path: { topicId: topic.id }, header: keyed(key) },
            body: {
              organisationId: organisationId ?? null,
              personId: personId ?? null,
              note: note ?? '',
              ...(workingDays ? { workingDays } : {}),
            },
          }),
        )
      }
    >
      <p className={style.about}>{topic.title}</p>
      <Form.Item
        name="organisationId"
        label={text.ownerBody}
        extra={text.ownerHint}
        dependencies={['personId']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value: string | null) =>
              value || getFieldValue('personId')
                ? Promise.resolve()
                : Promise.reject(new Error(text.needOwner)),
          }),
        ]}
      >
        <HostSelect known={known(owner?.organisationId, owner?.organisationName)} />
      </Form.Item>
      {may('person:read') && (
        <Form.Item name="personId" label={text.ownerPerson}>
          <PersonSelect known={known(owner?.personId, owner?.personName)} />
        </Form.Item>
      )}
      <Form.Item
        name="workingDays"
        label={text.days}
        extra={text.daysHint(count(topicWorkingDays[topic.category]))}
      >
        <InputNumber min={1} max={120} precision={0} />
      </Form.Item>
      <Form.Item name="note" label={text.note}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
