import type { Schemas } from '@alliance/client'
import { Form, Input, Radio } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { ifMatch, keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { fileWords } from './file.words.ts'

interface FileProps {
  file: Schemas['ActivityFile']
  onClose: () => void
}
interface Values {
  title: string
  people: Schemas['PeopleShown']
  shown: 'yes' | 'no'
}

/** What a file is called, who is on a photo, and who is shown it. */
export function ChangeFile({ file, onClose }: FileProps) {
  const text = useWords(fileWords)
  const isPhoto = file.kind === 'photo'
  const path = { activityId: file.activityId, fileId: file.id }
  return (
    <FormDrawer<Values, Schemas['ActivityFile']>
      title={text.editOf(file.title)}
      onClose={onClose}
      initial={{
        title: file.title,
        people: file.people ?? 'unknown',
        shown: file.released ? 'yes' : 'no',
      }}
      refreshes={[['activity-files', file.activityId]]}
      write={({ title, people, shown }) =>
        settled(
          api.PATCH('/api/v1/events/activities/{activityId}/files/{fileId}', {
            params: { path, header: ifMatch(file) },
            body: { title, released: shown === 'yes', ...(isPhoto ? { people } : {}) },
          }),
        )
      }
    >
      <Form.Item name="title" label={isPhoto ? text.alt : text.title} rules={[{ required: true }]}>
        <Input maxLength={120} />
      </Form.Item>
      {isPhoto && (
        <Form.Item name="people" label={text.people} extra={text.peopleHint}>
          <Radio.Group options={optionsOf(text.peoples)} />
        </Form.Item>
      )}
      <Form.Item name="shown" label={text.released}>
        <Radio.Group options={optionsOf(text.releaseds)} />
      </Form.Item>
    </FormDrawer>
  )
}

export function RemoveFile({ file, onClose }: FileProps) {
  const text = useWords(fileWords)
  const path = { activityId: file.activityId, fileId: file.id }
  return (
    <FormDrawer<{ reason: string }, Schemas['ActivityFiles']>
      title={text.removeOf(file.title)}
      onClose={onClose}
      initial={{}}
      refreshes={[['activity-files', file.activityId]]}
      submitLabel={text.remove}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/events/activities/{activityId}/files/{fileId}/removal', {
            params: { path, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item
        name="reason"
        label={text.reason}
        extra={text.removeHint}
        rules={[{ required: true, min: 2 }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
