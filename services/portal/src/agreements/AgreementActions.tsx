import type { Schemas } from '@alliance/client'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { AgreementFields, termsOf, type TermValues } from './AgreementFields.tsx'
import { agreementWords } from './agreement.words.ts'

type Agreement = Schemas['Agreement']

interface AgreementActionsProps {
  agreement: Agreement
}

/** What can be decided about an agreement: amend it, sign it while it is a draft, end it before its term. */
export function AgreementActions({ agreement }: AgreementActionsProps) {
  const text = useWords(agreementWords)
  const [doing, setDoing] = useState<'amend' | 'sign' | 'end'>()
  const close = () => setDoing(undefined)
  if (agreement.endedOn !== null) return null
  return (
    <>
      {agreement.signedOn === null && (
        <Button type="primary" onClick={() => setDoing('sign')}>
          {text.sign}
        </Button>
      )}
      <Button onClick={() => setDoing('amend')}>{text.amend}</Button>
      {agreement.signedOn !== null && <Button onClick={() => setDoing('end')}>{text.end}</Button>}
      {doing === 'amend' && <Amend agreement={agreement} onClose={close} />}
      {doing === 'sign' && <Sign agreement={agreement} onClose={close} />}
      {doing === 'end' && <End agreement={agreement} onClose={close} />}
    </>
  )
}

interface DecisionProps extends AgreementActionsProps {
  onClose: () => void
}
const refreshes = [['agreements']]

function Amend({ agreement, onClose }: DecisionProps) {
  const text = useWords(agreementWords)
  const { title, scope, termKind, termFrom, termTo, links, actions, edition } = agreement
  const parties = agreement.parties.map(({ organisationId, role }) => ({ organisationId, role }))
  return (
    <FormDrawer<TermValues & Pick<Schemas['Amendment'], 'effectiveOn' | 'reason'>, Agreement>
      title={text.amendTitle}
      onClose={onClose}
      initial={{
        title,
        scope,
        termKind,
        termFrom,
        termTo,
        links,
        actions,
        parties,
        effectiveOn: today(),
      }}
      refreshes={refreshes}
      submitLabel={text.amend}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/agreements/{agreementId}/amendments', {
            params: { path: { agreementId: agreement.id }, header: keyed(key) },
            body: { ...termsOf(values), edition, effectiveOn: values.effectiveOn, reason: values.reason },
          }),
        )
      }
    >
      <Form.Item name="effectiveOn" label={text.effectiveOn} rules={[{ required: true }]}>
        <DateField max={today()} />
      </Form.Item>
      <Form.Item name="reason" label={text.reason} rules={[{ required: true }]}>
        <Input maxLength={500} />
      </Form.Item>
      <AgreementFields
        known={new Map(agreement.parties.map((party) => [party.organisationId, party.organisationName]))}
      />
    </FormDrawer>
  )
}

function Sign({ agreement, onClose }: DecisionProps) {
  const text = useWords(agreementWords)
  return (
    <FormDrawer<Schemas['Signature'], Agreement>
      title={text.sign}
      onClose={onClose}
      initial={{ signedOn: today() }}
      refreshes={refreshes}
      submitLabel={text.sign}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/agreements/{agreementId}/signature', {
            params: { path: { agreementId: agreement.id }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="signedOn" label={text.signedOn} rules={[{ required: true }]}>
        <DateField max={today()} />
      </Form.Item>
    </FormDrawer>
  )
}

function End({ agreement, onClose }: DecisionProps) {
  const text = useWords(agreementWords)
  return (
    <FormDrawer<Schemas['AgreementEnd'], Agreement>
      title={`${text.end} · ${agreement.title}`}
      onClose={onClose}
      initial={{ on: today() }}
      refreshes={refreshes}
      submitLabel={text.end}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/agreements/{agreementId}/end', {
            params: { path: { agreementId: agreement.id }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="on" label={text.endOn} rules={[{ required: true }]}>
        <DateField {...(agreement.signedOn ? { min: agreement.signedOn } : {})} />
      </Form.Item>
      <Form.Item name="reason" label={text.endReason} rules={[{ required: true }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
