import type { Schemas } from '@alliance/client'
import { Form, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { PersonSelect } from '../form/PersonSelect.tsx'
import { useWords } from '../language/words.ts'
import { volunteeringWords } from './volunteering.words.ts'

interface EnterVolunteerProps {
  plan: Schemas['ShiftPlan']
  onClose: () => void
}

/** Someone who came without signing up. */
export function EnterVolunteer({ plan: { activityId, shifts }, onClose }: EnterVolunteerProps) {
  const text = useWords(volunteeringWords)
  const required = [{ required: true }]
  return (
    <FormDrawer<Schemas['NewVolunteer'], Schemas['ShiftSignup']>
      title={text.enter}
      onClose={onClose}
      initial={{ shift: 0 }}
      refreshes={[['volunteering']]}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/events/activities/{activityId}/volunteers', {
            params: { path: { activityId }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="shift" label={text.shift} rules={required}>
        <Select options={shifts.map(({ no, label }) => ({ value: no, label }))} />
      </Form.Item>
      <Form.Item name="personId" label={text.person} rules={required}>
        <PersonSelect />
      </Form.Item>
    </FormDrawer>
  )
}
