import type { Schemas } from '@alliance/client'
import { Form, Input, InputNumber, Radio } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import type { MemberFormProps } from './MemberActions.tsx'
import { standingWords } from './standing.words.ts'

export const refreshes = [['members'], ['dues'], ['public-overview']]

export function ReviewMember({ card, onClose }: MemberFormProps) {
  const text = useWords(standingWords)
  return (
    <FormDrawer<Schemas['NewMemberReview'], Schemas['MemberReview']>
      title={text.review}
      onClose={onClose}
      initial={{ year: Number(today().slice(0, 4)) - 1, reviewedOn: today() }}
      refreshes={refreshes}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/alliance-members/{memberId}/reviews', {
            params: { path: { memberId: card.member.id }, header: keyed(key) },
            body: { ...values, rectifyBy: values.result === 'rectify' ? values.rectifyBy : null },
          }),
        )
      }
    >
      {(form) => (
        <>
          <Form.Item name="year" label={text.year} rules={[{ required: true }]}>
            <InputNumber min={2022} max={2100} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="result" label={text.result} rules={[{ required: true }]}>
            <Radio.Group options={optionsOf(text.results)} />
          </Form.Item>
          <Form.Item noStyle shouldUpdate>
            {() =>
              form.getFieldValue('result') === 'rectify' && (
                <Form.Item name="rectifyBy" label={text.rectifyBy} rules={[{ required: true }]}>
                  <DateField min={today()} />
                </Form.Item>
              )
            }
          </Form.Item>
          <Form.Item name="reviewedOn" label={text.reviewedOn} rules={[{ required: true }]}>
            <DateField max={today()} />
          </Form.Item>
          <Form.Item name="note" label={text.note} rules={[{ required: true }]}>
            <Input.TextArea rows={4} maxLength={500} />
          </Form.Item>
        </>
      )}
    </FormDrawer>
  )
}

export function FollowUp({ card, onClose }: MemberFormProps) {
  const text = useWords(standingWords)
  const open = card.file?.reviews.find(({ result, closedOn }) => result === 'rectify' && closedOn === null)
  if (!open) return null
  const { pass, suspend } = text.results
  return (
    <FormDrawer<Schemas['ReviewFollowUp'], Schemas['MemberReview']>
      title={text.followUp}
      onClose={onClose}
      initial={{}}
      refreshes={refreshes}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/alliance-members/{memberId}/reviews/{reviewId}/follow-up', {
            params: { path: { memberId: card.member.id, reviewId: open.id }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="result" label={text.result} rules={[{ required: true }]}>
        <Radio.Group options={optionsOf({ pass, suspend })} />
      </Form.Item>
      <Form.Item name="note" label={text.note} rules={[{ required: true }]}>
        <Input.TextArea rows={4} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}

export function Reinstate({ card, onClose }: MemberFormProps) {
  const text = useWords(standingWords)
  return (
    <FormDrawer<Schemas['Reinstatement'], Schemas['AllianceMember']>
      title={text.reinstate}
      onClose={onClose}
      initial={{}}
      refreshes={refreshes}
      submitLabel={text.reinstate}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/alliance-members/{memberId}/reinstatement', {
            params: { path: { memberId: card.member.id }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="reason" label={text.reason} rules={[{ required: true }]}>
        <Input.TextArea rows={4} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
