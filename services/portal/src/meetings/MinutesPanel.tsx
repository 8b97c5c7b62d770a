import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { meetingWords } from './meeting.words.ts'
import style from './Meetings.module.css'
import { meetingKey, type Room } from './useMeeting.ts'

interface MinutesPanelProps {
  room: Room
  mayWrite: boolean
}

/** The newest version in full, the earlier ones below it. */
export function MinutesPanel({ room: { meeting, minutes }, mayWrite }: MinutesPanelProps) {
  const text = useWords(meetingWords)
  const { at } = useDates()
  const [writing, setWriting] = useState(false)
  const path = { meetingId: meeting.id }
  const confirming = useIntent({
    refreshes: [['meetings']],
    write: (number: number, key) =>
      settled(
        api.POST('/api/v1/membership/meetings/{meetingId}/minutes/{number}/confirmation', {
          params: { path: { ...path, number }, header: keyed(key) },
        }),
      ),
  })
  const hasEnded = meeting.state === 'closed' || meeting.state === 'confirmed'
  const [newest] = minutes
  return (
    <Panel
      title={text.minutes}
      actions={
        mayWrite &&
        hasEnded && (
          <div className={style.buttons}>
            <Button onClick={() => setWriting(true)}>{newest ? text.correct : text.write}</Button>
            {newest && !newest.confirmedAt && (
              <Button
                type="primary"
                loading={confirming.isPending}
                onClick={() => confirming.mutate(newest.number)}
              >
                {text.confirm}
              </Button>
            )}
          </div>
        )
      }
    >
      <FaultNote error={confirming.error} />
      {!newest && <p className={style.hint}>{text.minutesNone}</p>}
      {minutes.map((version, i) => (
        <article key={version.number} className={style.minutes} data-old={i > 0 || undefined}>
          <p className={style.minutesText}>{version.text}</p>
          <small>
            {text.version(version.number)} · {text.writtenBy(version.writtenBy, at(version.writtenAt))} ·{' '}
            {version.confirmedAt && version.confirmedBy
              ? text.confirmedBy(version.confirmedBy, at(version.confirmedAt))
              : text.unconfirmed}
          </small>
        </article>
      ))}
      {writing && (
        <FormDrawer<{ text: string }, unknown>
          title={newest ? text.correct : text.write}
          onClose={() => setWriting(false)}
          initial={{ text: newest?.text ?? '' }}
          refreshes={[meetingKey(meeting.id), ['meetings']]}
          write={(body, key) =>
            settled(
              api.POST('/api/v1/membership/meetings/{meetingId}/minutes', {
                params: { path, header: keyed(key) },
                body,
              }),
            )
          }
        >
          <Form.Item name="text" label={text.text} rules={[{ required: true }]} extra={text.textHint}>
            <Input.TextArea autoSize={{ minRows: 12, maxRows: 24 }} maxLength={20_000} />
          </Form.Item>
        </FormDrawer>
      )}
    </Panel>
  )
}
