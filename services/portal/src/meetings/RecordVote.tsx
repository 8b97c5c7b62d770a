import type { Schemas } from '@alliance/client'
import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber, Radio } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { meetingWords } from './meeting.words.ts'
import style from './Meetings.module.css'
import { meetingKey, type AgendaItem } from './useMeeting.ts'

interface RecordVoteProps {
  meetingId: string
  item: AgendaItem
  present: number
  onClose: () => void
}

const parts = ['for', 'against', 'abstain'] as const

export function RecordVote({ meetingId, item, present, onClose }: RecordVoteProps) {
  const text = useWords(meetingWords)
  const isElection = item.kind === 'election'
  const none = { name: '', for: 0, against: 0, abstain: 0 }
  return (
    <FormDrawer<Schemas['NewVote'], Schemas['VoteReceipt']>
      title={text.voteOf(item.title)}
      onClose={onClose}
      initial={{
        ballot: isElection || item.development ? 'secret' : 'open',
        for: 0,
        against: 0,
        abstain: 0,
        invalid: 0,
        candidates: isElection ? [none] : [],
      }}
      refreshes={[meetingKey(meetingId)]}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/meetings/{meetingId}/agenda/{number}/vote', {
            params: { path: { meetingId, number: item.number }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <p className={style.hint}>{text.countsHint(present)}</p>
      <Form.Item name="ballot" label={text.ballot} rules={[{ required: true }]}>
        <Radio.Group options={optionsOf(text.ballots)} />
      </Form.Item>
      {isElection ? (
        <fieldset className={style.items}>
          <legend>{text.candidates}</legend>
          <Form.List name="candidates">
            {(fields, { add }) => (
              <>
                {fields.map(({ key, name }) => (
                  <div key={key} className={style.item}>
                    <Form.Item name={[name, 'name']} label={text.candidate} rules={[{ required: true }]}>
                      <Input maxLength={120} />
                    </Form.Item>
                    <div className={style.counts}>
                      {parts.map((part) => (
                        <Form.Item
                          key={part}
                          name={[name, part]}
                          label={text[part]}
                          rules={[{ required: true }]}
                        >
                          <InputNumber min={0} max={present} precision={0} size="large" />
                        </Form.Item>
                      ))}
                    </div>
                  </div>
                ))}
                <Button icon={<PlusOutlined aria-hidden="true" />} onClick={() => add(none)}>
                  {text.addCandidate}
                </Button>
              </>
            )}
          </Form.List>
        </fieldset>
      ) : (
        <div className={style.counts}>
          {parts.map((part) => (
            <Form.Item key={part} name={part} label={text[part]} rules={[{ required: true }]}>
              <InputNumber min={0} max={present} precision={0} size="large" />
            </Form.Item>
          ))}
        </div>
      )}
      <Form.Item name="invalid" label={text.invalid} rules={[{ required: true }]}>
        <InputNumber min={0} max={present} precision={0} size="large" />
      </Form.Item>
    </FormDrawer>
  )
}
