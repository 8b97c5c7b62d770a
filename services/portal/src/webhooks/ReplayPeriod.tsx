import { App, Form } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { dateOf, dayNumber, today, useDates, type DateOnly } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { webhookWords } from './webhook.words.ts'

interface ReplayPeriodProps {
  endpointId: string
  onClose: () => void
}

/** The instant at which a day begins in Shanghai. */
const beginOf = (date: DateOnly): string => new Date(`${date}T00:00:00+08:00`).toISOString()
const keptDays = 30

export function ReplayPeriod({ endpointId, onClose }: ReplayPeriodProps) {
  const text = useWords(webhookWords)
  const { count } = useDates()
  const { message } = App.useApp()
  const earliest = dateOf(dayNumber(today()) - keptDays)
  return (
    <FormDrawer<{ from: DateOnly; to: DateOnly }, { queued: number }>
      title={text.replayPeriod}
      submitLabel={text.replay}
      onClose={onClose}
      initial={{ from: today(), to: today() }}
      refreshes={[['webhook-deliveries', endpointId]]}
      write={({ from, to }, key) =>
        settled(
          api.POST('/api/v1/identity/webhooks/{endpointId}/replay', {
            params: { path: { endpointId }, header: keyed(key) },
            body: { from: beginOf(from), to: beginOf(dateOf(dayNumber(to) + 1)) },
          }),
        )
      }
      done={({ queued }) => void message.success(text.queued(count(queued)))}
    >
      <p>{text.replayHint}</p>
      {(['from', 'to'] as const).map((field) => (
        <Form.Item key={field} name={field} label={text[field]} rules={[{ required: true }]}>
          <DateField min={earliest} max={today()} />
        </Form.Item>
      ))}
    </FormDrawer>
  )
}
