import type { Schemas } from '@alliance/client'
import type { QueryKey } from '@tanstack/react-query'
import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { attendanceWords } from './attendance.words.ts'

interface ConfirmFormProps {
  activityId: string
  attendee: Schemas['Attendee']
  refreshes: QueryKey[]
  onClose: () => void
}
interface Values {
  outcome: Schemas['AttendanceOutcome']
  minutes?: number | null
  leave?: Schemas['LeaveReason']
  reason?: string
}

/** What came of one person's place. Only what differs from the scans is stated. */
export function ConfirmForm({ activityId, attendee, refreshes, onClose }: ConfirmFormProps) {
  const text = useWords(attendanceWords)
  const { name, registrationId, record, seen, proposal } = attendee
  const write = ({ outcome, minutes, leave, reason }: Values, key: string) =>
    settled(
      api.POST('/api/v1/events/activities/{activityId}/attendance/confirmations', {
        params: { path: { activityId }, header: keyed(key) },
        body: {
          rows: [
            {
              registrationId,
              revision: record?.revision ?? 0,
              outcome,
              minutes: outcome === 'present' ? (minutes ?? null) : null,
              leave: outcome === 'excused' ? (leave ?? null) : null,
              reason: reason?.trim() ? reason.trim() : null,
            },
          ],
        },
      }),
    )
  return (
    <FormDrawer<Values, unknown>
      title={record ? text.correctOf(name) : text.confirmOf(name)}
      onClose={onClose}
      initial={{
        outcome: record?.outcome ?? (seen ? 'present' : 'absent'),
        minutes: seen && seen.minutes > 0 ? seen.minutes : null,
      }}
      refreshes={refreshes}
      submitLabel={text.confirm}
      write={write}
    >
      <Form.Item name="outcome" label={text.outcome} rules={[{ required: true }]}>
        <Radio.Group options={optionsOf(text.outcomes)} optionType="button" />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) => {
          const outcome = getFieldValue('outcome') as Values['outcome']
          const asSeen =
            outcome === 'present'
              ? proposal === 'present' && getFieldValue('minutes') === seen?.minutes
              : seen === null
          return (
            <>
              {outcome === 'present' && (
                <Form.Item
                  name="minutes"
                  label={text.counted}
                  extra={seen ? text.countedHint(seen.minutes) : undefined}
                  rules={[{ required: true }]}
                >
                  <InputNumber min={1} max={100_000} precision={0} style={{ width: '100%' }} />
                </Form.Item>
              )}
              {outcome === 'excused' && (
                <Form.Item name="leave" label={text.leave} rules={[{ required: true }]}>
                  <Select options={optionsOf(text.leaves)} />
                </Form.Item>
              )}
              <Form.Item
                name="reason"
                label={text.reason}
                extra={text.reasonHint}
                rules={[{ required: record !== null || !asSeen }]}
              >
                <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
              </Form.Item>
            </>
          )
        }}
      </Form.Item>
    </FormDrawer>
  )
}
