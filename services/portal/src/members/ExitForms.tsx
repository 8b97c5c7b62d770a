import type { Schemas } from '@alliance/client'
import { Form, Input, Radio, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import type { MemberFormProps } from './MemberActions.tsx'
import { refreshes } from './ReviewForms.tsx'
import { standingWords } from './standing.words.ts'

const hearingOf = ({ card }: MemberFormProps) => card.file?.removals.find(({ state }) => state === 'hearing')

export function Leave({ card, onClose }: MemberFormProps) {
  const text = useWords(standingWords)
  return (
    <FormDrawer<Schemas['VoluntaryExit'], Schemas['AllianceMember']>
      title={text.leave}
      onClose={onClose}
      initial={{ on: today() }}
      refreshes={refreshes}
      submitLabel={text.leave}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/alliance-members/{memberId}/exit', {
            params: { path: { memberId: card.member.id }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="on" label={text.on} extra={text.leaveHint} rules={[{ required: true }]}>
        <DateField min={today()} />
      </Form.Item>
      <Form.Item name="reason" label={text.reason} rules={[{ required: true }]}>
        <Input.TextArea rows={4} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}

export function ProposeRemoval({ card, onClose }: MemberFormProps) {
  const text = useWords(standingWords)
  return (
    <FormDrawer<Schemas['NewMemberRemoval'], Schemas['MemberRemoval']>
      title={text.proposeRemoval}
      onClose={onClose}
      initial={{}}
      refreshes={refreshes}
      submitLabel={text.proposeRemoval}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/alliance-members/{memberId}/removals', {
            params: { path: { memberId: card.member.id }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="ground" label={text.ground} rules={[{ required: true }]}>
        <Select options={optionsOf(text.grounds)} />
      </Form.Item>
      <Form.Item name="reason" label={text.reason} extra={text.proposeHint} rules={[{ required: true }]}>
        <Input.TextArea rows={4} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}

export function StateOnRemoval(props: MemberFormProps) {
  const text = useWords(standingWords)
  const removal = hearingOf(props)
  if (!removal) return null
  const { card, onClose } = props
  return (
    <FormDrawer<Schemas['RemovalStatement'], Schemas['MemberRemoval']>
      title={text.say}
      onClose={onClose}
      initial={{}}
      refreshes={refreshes}
      submitLabel={text.say}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/alliance-members/{memberId}/removals/{removalId}/statement', {
            params: { path: { memberId: card.member.id, removalId: removal.id }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="statement" label={text.statement} rules={[{ required: true }]}>
        <Input.TextArea rows={8} maxLength={2000} />
      </Form.Item>
    </FormDrawer>
  )
}

export function DecideRemoval(props: MemberFormProps) {
  const text = useWords(standingWords)
  const removal = hearingOf(props)
  if (!removal) return null
  const { card, onClose } = props
  return (
    <FormDrawer<Schemas['RemovalDecision'], Schemas['MemberRemoval']>
      title={text.decide}
      onClose={onClose}
      initial={{}}
      refreshes={refreshes}
      submitLabel={text.decide}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/alliance-members/{memberId}/removals/{removalId}/decision', {
            params: { path: { memberId: card.member.id, removalId: removal.id }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="choice" label={text.choice} rules={[{ required: true }]}>
        <Radio.Group options={optionsOf(text.choices)} />
      </Form.Item>
      <Form.Item name="note" label={text.note} rules={[{ required: true }]}>
        <Input.TextArea rows={4} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
