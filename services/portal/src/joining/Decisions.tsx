import type { Schemas } from '@alliance/client'
import { Checkbox, Form, Input, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { oneOf } from '../form/oneOf.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { applicationWords } from './application.words.ts'
import { joiningWords } from './joining.words.ts'

type Application = Schemas['MemberApplication']

interface DecisionProps {
  card: Schemas['MemberApplicationCard']
  onClose: () => void
}

const refreshes = [['joining'], ['members'], ['dues'], ['public-overview']]
const at = (card: DecisionProps['card'], key: string) => ({
  path: { applicationId: card.application.id },
  header: keyed(key),
})

/** Why an application is turned down: a ground and words. */
function Grounds() {
  const text = useWords(applicationWords)
  const { grounds } = useWords(joiningWords)
  return (
    <Form.Item name="ground" label={text.ground} rules={[{ required: true }]}>
      <Select options={optionsOf(grounds)} />
    </Form.Item>
  )
}

type ReviewValues = Pick<Schemas['FormalReview'], 'choice' | 'ground' | 'note'> & { missing?: string }

export function Review({ card, onClose }: DecisionProps) {
  const text = useWords(applicationWords)
  // A supplement that is overdue can only be turned down.
  const choices: Partial<typeof text.reviewChoices> =
    card.application.state === 'supplement' ? { reject: text.reviewChoices.reject } : text.reviewChoices
  return (
    <FormDrawer<ReviewValues, Application>
      title={text.review}
      onClose={onClose}
      initial={{}}
      refreshes={refreshes}
      submitLabel={text.review}
      write={({ choice, ground, note, missing }, key) =>
        settled(
          api.POST('/api/v1/membership/member-applications/{applicationId}/formal-review', {
            params: at(card, key),
            body: {
              choice,
              ground: choice === 'reject' ? (ground ?? null) : null,
              note: note ?? '',
              missing: choice === 'return' ? linesOf(missing) : [],
            },
          }),
        )
      }
    >
      {(form) => (
        <>
          <Form.Item name="choice" label={text.choice} rules={[{ required: true }]}>
            {oneOf(choices)}
          </Form.Item>
          <Form.Item noStyle shouldUpdate>
            {() => (
              <>
                {form.getFieldValue('choice') === 'return' && (
                  <Form.Item name="missing" label={text.missing} extra={text.missingHint}>
                    <Input.TextArea rows={5} />
                  </Form.Item>
                )}
                {form.getFieldValue('choice') === 'reject' && <Grounds />}
                <Form.Item
                  name="note"
                  label={text.note}
                  rules={[{ required: form.getFieldValue('choice') === 'reject' }]}
                >
                  <Input.TextArea rows={3} maxLength={500} />
                </Form.Item>
              </>
            )}
          </Form.Item>
        </>
      )}
    </FormDrawer>
  )
}

const linesOf = (typed = ''): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

export function Opine({ card, onClose }: DecisionProps) {
  const text = useWords(applicationWords)
  return (
    <FormDrawer<Schemas['ChainOpinion'], Application>
      title={text.opine}
      onClose={onClose}
      initial={{}}
      refreshes={refreshes}
      submitLabel={text.opine}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/member-applications/{applicationId}/opinion', {
            params: at(card, key),
            body,
          }),
        )
      }
    >
      <Form.Item name="choice" label={text.choice} rules={[{ required: true }]}>
        {oneOf(text.opinionChoices)}
      </Form.Item>
      <Form.Item name="note" label={text.opinionNote} rules={[{ required: true }]}>
        <Input.TextArea rows={4} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}

export function Approve({ card, onClose }: DecisionProps) {
  const text = useWords(applicationWords)
  return (
    <FormDrawer<Schemas['ZoneApproval'], Application>
      title={text.approve}
      onClose={onClose}
      initial={{}}
      refreshes={refreshes}
      submitLabel={text.approve}
      write={({ choice, ground, note }, key) =>
        settled(
          api.POST('/api/v1/membership/member-applications/{applicationId}/approval', {
            params: at(card, key),
            body: { choice, ground: choice === 'reject' ? (ground ?? null) : null, note: note ?? '' },
          }),
        )
      }
    >
      {(form) => (
        <>
          <Form.Item name="choice" label={text.choice} rules={[{ required: true }]}>
            {oneOf(text.approvalChoices)}
          </Form.Item>
          <Form.Item noStyle shouldUpdate>
            {() => (
              <>
                {form.getFieldValue('choice') === 'reject' && <Grounds />}
                <Form.Item
                  name="note"
                  label={text.note}
                  rules={[{ required: form.getFieldValue('choice') === 'reject' }]}
                >
                  <Input.TextArea rows={3} maxLength={500} />
                </Form.Item>
              </>
            )}
          </Form.Item>
        </>
      )}
    </FormDrawer>
  )
}

export function Withdraw({ card, onClose }: DecisionProps) {
  const text = useWords(applicationWords)
  return (
    <FormDrawer<Schemas['ApplicationWithdrawal'], Application>
      title={text.withdraw}
      onClose={onClose}
      initial={{}}
      refreshes={refreshes}
      submitLabel={text.withdraw}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/member-applications/{applicationId}/withdrawal', {
            params: at(card, key),
            body,
          }),
        )
      }
    >
      <Form.Item name="reason" label={text.reason} rules={[{ required: true }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}

export function Admit({ card, onClose }: DecisionProps) {
  const text = useWords(applicationWords)
  return (
    <FormDrawer<Schemas['ApplicationAdmission'], Application>
      title={text.admit}
      onClose={onClose}
      initial={{ calendarConfirmed: false }}
      refreshes={refreshes}
      submitLabel={text.admit}
      write={({ calendarConfirmed }, key) =>
        settled(
          api.POST('/api/v1/membership/member-applications/{applicationId}/admission', {
            params: at(card, key),
            body: { calendarConfirmed },
          }),
        )
      }
    >
      {card.application.step?.provisional && <p>{text.admitHint}</p>}
      <Form.Item name="calendarConfirmed" valuePropName="checked">
        <Checkbox>{text.calendarConfirmed}</Checkbox>
      </Form.Item>
    </FormDrawer>
  )
}
