import type { Schemas } from '@alliance/client'
import { Checkbox, Form, Input } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { oneOf } from '../form/oneOf.tsx'
import { useWords } from '../language/words.ts'
import { caseWords } from './case.words.ts'
import { CheckedFields, declaredFacts, factsFrom, MissingFields, type Checked } from './CheckedFields.tsx'

type Card = Schemas['HousingApplicationCard']
type Application = Schemas['HousingApplication']

interface CaseFormProps {
  card: Card
  onClose: () => void
}

const refreshes = [['housing']]
const at = ({ application }: Card, key: string) => ({
  path: { applicationId: application.id },
  header: keyed(key),
})
const needed = [{ required: true }]

type Confirming = Omit<Schemas['HousingEmployerAnswer'], 'note'> & { note?: string }

export function Confirm({ card, onClose }: CaseFormProps) {
  const text = useWords(caseWords)
  const { contractUntil, openEnded } = card.employment
  return (
    <FormDrawer<Confirming, Application>
      title={text.confirmation}
      onClose={onClose}
      initial={{ contractUntil, openEnded, keyPost: false, taxedInZone: true }}
      refreshes={refreshes}
      submitLabel={text.confirm}
      write={({ choice, note, ...given }, key) =>
        settled(
          api.POST('/api/v1/talent-housing/applications/{applicationId}/employer-confirmation', {
            params: at(card, key),
            body: {
              choice,
              openEnded: given.openEnded ?? false,
              contractUntil: given.openEnded ? null : (given.contractUntil ?? null),
              keyPost: given.keyPost ?? false,
              taxedInZone: given.taxedInZone ?? false,
              note: note ?? '',
            },
          }),
        )
      }
    >
      {(form) => (
        <>
          <Form.Item name="choice" label={text.choice} rules={needed}>
            {oneOf(text.confirmChoices)}
          </Form.Item>
          <Form.Item name="openEnded" valuePropName="checked">
            <Checkbox>{text.openEnded}</Checkbox>
          </Form.Item>
          <Form.Item noStyle shouldUpdate>
            {() => (
              <>
                {!form.getFieldValue('openEnded') && (
                  <Form.Item
                    name="contractUntil"
                    label={text.until}
                    rules={[{ required: form.getFieldValue('choice') === 'confirm' }]}
                  >
                    <DateField />
                  </Form.Item>
                )}
                <Form.Item name="keyPost" valuePropName="checked">
                  <Checkbox>{text.isKeyPost}</Checkbox>
                </Form.Item>
                <Form.Item name="taxedInZone" valuePropName="checked">
                  <Checkbox>{text.taxed}</Checkbox>
                </Form.Item>
                <Form.Item
                  name="note"
                  label={text.note}
                  rules={[{ required: form.getFieldValue('choice') === 'refuse' }]}
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

interface Reviewing {
  choice: 'decide' | 'supplement'
  checked: Partial<Checked>
  missing?: Schemas['HousingSupplementItem'][]
}

export function Review({ card, onClose }: CaseFormProps) {
  const text = useWords(caseWords)
  return (
    <FormDrawer<Reviewing, Application>
      title={text.review}
      onClose={onClose}
      initial={{ choice: 'decide', checked: declaredFacts(card) }}
      refreshes={refreshes}
      submitLabel={text.review}
      write={({ choice, checked, missing }, key) =>
        settled(
          api.POST('/api/v1/talent-housing/applications/{applicationId}/review', {
            params: at(card, key),
            body: {
              choice,
              missing: choice === 'supplement' ? (missing ?? []) : [],
              checked: choice === 'decide' ? factsFrom(checked) : null,
              note: '',
            },
          }),
        )
      }
    >
      {(form) => (
        <>
          <Form.Item name="choice" label={text.choice} rules={needed}>
            {oneOf(text.reviewChoices)}
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(before, after) => before.choice !== after.choice}>
            {() =>
              form.getFieldValue('choice') === 'supplement' ? (
                <MissingFields card={card} />
              ) : (
                <CheckedFields card={card} form={form} />
              )
            }
          </Form.Item>
        </>
      )}
    </FormDrawer>
  )
}

export function DecideAppeal({ card, onClose }: CaseFormProps) {
  const text = useWords(caseWords)
  return (
    <FormDrawer<{ checked: Partial<Checked>; answer: string }, Application>
      title={text.decide}
      onClose={onClose}
      initial={{ checked: declaredFacts(card) }}
      refreshes={refreshes}
      submitLabel={text.decide}
      write={({ checked, answer }, key) =>
        settled(
          api.POST('/api/v1/talent-housing/applications/{applicationId}/appeal-decision', {
            params: at(card, key),
            body: { checked: factsFrom(checked), answer },
          }),
        )
      }
    >
      {(form) => (
        <>
          <CheckedFields card={card} form={form} />
          <Form.Item name="answer" label={text.answer} rules={needed}>
            <Input.TextArea rows={4} maxLength={1000} />
          </Form.Item>
        </>
      )}
    </FormDrawer>
  )
}

export function Withdraw({ card, onClose }: CaseFormProps) {
  const text = useWords(caseWords)
  return (
    <FormDrawer<{ reason: string }, Application>
      title={text.withdraw}
      onClose={onClose}
      initial={{}}
      refreshes={refreshes}
      submitLabel={text.withdraw}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/talent-housing/applications/{applicationId}/withdrawal', {
            params: at(card, key),
            body,
          }),
        )
      }
    >
      <Form.Item name="reason" label={text.reason} rules={needed}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}

export function Appeal({ card, onClose }: CaseFormProps) {
  const text = useWords(caseWords)
  return (
    <FormDrawer<{ grounds: string }, Application>
      title={text.appeal}
      onClose={onClose}
      initial={{}}
      refreshes={refreshes}
      submitLabel={text.appeal}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/talent-housing/applications/{applicationId}/appeal', {
            params: at(card, key),
            body,
          }),
        )
      }
    >
      <Form.Item name="grounds" label={text.grounds} rules={[{ required: true, min: 5 }]}>
        <Input.TextArea rows={5} maxLength={1000} />
      </Form.Item>
    </FormDrawer>
  )
}

export function Queue({ card, onClose }: CaseFormProps) {
  const text = useWords(caseWords)
  return (
    <FormDrawer<{ calendarConfirmed: boolean }, Application>
      title={text.queue}
      onClose={onClose}
      initial={{ calendarConfirmed: false }}
      refreshes={refreshes}
      submitLabel={text.queue}
      write={({ calendarConfirmed }, key) =>
        settled(
          api.POST('/api/v1/talent-housing/applications/{applicationId}/queueing', {
            params: at(card, key),
            body: { calendarConfirmed },
          }),
        )
      }
    >
      <Form.Item name="calendarConfirmed" valuePropName="checked">
        <Checkbox>{text.calendarConfirmed}</Checkbox>
      </Form.Item>
    </FormDrawer>
  )
}
