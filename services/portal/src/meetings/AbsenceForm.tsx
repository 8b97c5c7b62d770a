import type { Schemas } from '@alliance/client'
import { Form, Radio, Space } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { meetingWords } from './meeting.words.ts'
import { meetingKey, type RollEntry } from './useMeeting.ts'

interface AbsenceFormProps {
  meetingId: string
  entry: RollEntry
  attendance: 'leave' | 'not_counted'
  onClose: () => void
}
interface Values {
  absenceReason: Schemas['AbsenceReason']
}

const leave: Schemas['AbsenceReason'][] = ['work', 'illness', 'family', 'travel', 'other']

/** The category of a leave, or of who is left out of those expected at an election. */
export function AbsenceForm({ meetingId, entry, attendance, onClose }: AbsenceFormProps) {
  const text = useWords(meetingWords)
  const isLeave = attendance === 'leave'
  return (
    <FormDrawer<Values, unknown>
      title={isLeave ? text.leaveOf(entry.name) : text.notCountedOf(entry.name)}
      onClose={onClose}
      initial={{}}
      refreshes={[meetingKey(meetingId)]}
      write={({ absenceReason }, key) =>
        settled(
          api.POST('/api/v1/membership/meetings/{meetingId}/attendance', {
            params: { path: { meetingId }, header: keyed(key) },
            body: { marks: [{ personId: entry.personId, attendance, absenceReason }] },
          }),
        )
      }
    >
      <Form.Item
        name="absenceReason"
        label={text.why}
        rules={[{ required: true }]}
        extra={isLeave ? undefined : text.notCountedHint}
      >
        <Radio.Group>
          <Space direction="vertical">
            {optionsOf(text.absences)
              .filter(({ value }) => leave.includes(value) === isLeave)
              .map(({ value, label }) => (
                <Radio key={value} value={value}>
                  {label}
                </Radio>
              ))}
          </Space>
        </Radio.Group>
      </Form.Item>
    </FormDrawer>
  )
}
