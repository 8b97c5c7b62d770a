import { Form, Input, InputNumber, Select } from 'antd'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { caseWords } from './case.words.ts'
import type { Act } from './development.words.ts'

export const noFigures = {
  contacts: null,
  days: null,
  classHours: null,
  entitled: null,
  present: null,
  inFavour: null,
  months: null,
}
type Figure = keyof typeof noFigures

/** The numbers that an act is recorded with. */
const figuresOf: Partial<Record<Act, readonly Figure[]>> = {
  contacts: ['contacts'],
  training: ['days', 'classHours'],
  branch_meeting: ['entitled', 'present', 'inFavour'],
  conversion_meeting: ['entitled', 'present', 'inFavour'],
  extension: ['months'],
}
const decisions: readonly Act[] = [
  'candidate',
  'political_review',
  'committee_review',
  'pre_review',
  'branch_meeting',
  'approval',
  'conversion_meeting',
  'conversion_approval',
]

interface EntryFieldsProps {
  act: Act
  correcting?: boolean
}

/** What is asked of an entry: its date, who decided, how it turned out, and the numbers that the act needs. */
export function EntryFields({ act, correcting = false }: EntryFieldsProps) {
  const text = useWords(caseWords)
  const { void: never, not_passed, done } = text.outcomes
  const outcomes: Record<string, string> = {
    done,
    ...(decisions.includes(act) ? { not_passed } : {}),
    ...(correcting ? { void: never } : {}),
  }
  return (
    <>
      <Form.Item name="on" label={text.on} rules={[{ required: true }]}>
        <DateField max={today()} />
      </Form.Item>
      <Form.Item name="decider" label={text.decider} rules={[{ required: true }]} extra={text.deciderHint}>
        <Input maxLength={120} />
      </Form.Item>
      {Object.keys(outcomes).length > 1 && (
        <Form.Item name="outcome" label={text.outcome} rules={[{ required: true }]}>
          <Select options={optionsOf(outcomes)} />
        </Form.Item>
      )}
      {act === 'candidate_filing' && (
        <Form.Item name="opinion" label={text.opinion} rules={[{ required: true }]}>
          <Select options={optionsOf(text.opinions)} />
        </Form.Item>
      )}
      {(figuresOf[act] ?? []).map((name) => (
        <Form.Item key={name} name={['figures', name]} label={text[name]}>
          <InputNumber min={0} precision={0} />
        </Form.Item>
      ))}
      {correcting && (
        <Form.Item name="reason" label={text.reason} rules={[{ required: true }]}>
          <Input maxLength={120} />
        </Form.Item>
      )}
    </>
  )
}
