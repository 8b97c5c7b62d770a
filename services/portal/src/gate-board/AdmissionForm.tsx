import type { Schemas } from '@alliance/client'
import { Form, InputNumber } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { ifMatch, keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { gateBoardWords } from './gate-board.words.ts'

interface AdmissionFormProps {
  activityId: string
  admission: Schemas['GateAdmission'] | undefined
  onClose: () => void
}
type Values = Pick<
  Schemas['GateAdmission'],
  'capacity' | 'walkInCapacity' | 'entriesPerLease' | 'leaseMinutes'
>

const fields = ['capacity', 'walkInCapacity', 'entriesPerLease', 'leaseMinutes'] as const
const least = { capacity: 0, walkInCapacity: 0, entriesPerLease: 1, leaseMinutes: 15 }
const most = { capacity: 100_000, walkInCapacity: 100_000, entriesPerLease: 5000, leaseMinutes: 1440 }

export function AdmissionForm({ activityId, admission, onClose }: AdmissionFormProps) {
  const text = useWords(gateBoardWords)
  const path = { activityId }
  return (
    <FormDrawer<Values, Schemas['GateAdmission']>
      title={admission ? text.change : text.open}
      onClose={onClose}
      initial={admission ?? { walkInCapacity: 0, entriesPerLease: 50, leaseMinutes: 480 }}
      refreshes={[['gates']]}
      touchedOnly={admission !== undefined}
      write={(values, key) =>
        settled(
          admission
            ? api.PATCH('/api/v1/events/activities/{activityId}/admission', {
                params: { path, header: ifMatch(admission) },
                body: values,
              })
            : api.POST('/api/v1/events/activities/{activityId}/admission', {
                params: { path, header: keyed(key) },
                body: values,
              }),
        )
      }
    >
      {fields.map((field) => (
        <Form.Item key={field} name={field} label={text[field]} rules={[{ required: true }]}>
          <InputNumber min={least[field]} max={most[field]} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      ))}
    </FormDrawer>
  )
}
