import type { Schemas } from '@alliance/client'
import { useNavigate } from '@tanstack/react-router'
import { Form, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { AgreementFields, termsOf, type TermValues } from './AgreementFields.tsx'
import { agreementWords } from './agreement.words.ts'

interface CreateAgreementProps {
  onClose: () => void
}
type Values = TermValues & Pick<Schemas['NewAgreement'], 'kind' | 'signedOn'>

export function CreateAgreement({ onClose }: CreateAgreementProps) {
  const text = useWords(agreementWords)
  const navigate = useNavigate()
  return (
    <FormDrawer<Values, Schemas['Agreement']>
      title={text.create}
      onClose={onClose}
      initial={{ termKind: 'fixed', parties: [{}, {}] as never }}
      refreshes={[['agreements']]}
      done={({ id }) => void navigate({ to: '/agreements/$agreementId', params: { agreementId: id } })}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/agreements', {
            params: { header: keyed(key) },
            body: {
              ...termsOf(values),
              kind: values.kind,
              signedOn: values.signedOn ?? null,
              sourceRef: null,
              isDemo: false,
            },
          }),
        )
      }
    >
      <Form.Item name="kind" label={text.kind} rules={[{ required: true }]}>
        <Select options={optionsOf(text.kinds)} />
      </Form.Item>
      <Form.Item name="signedOn" label={text.signedOn}>
        <DateField max={today()} />
      </Form.Item>
      <AgreementFields />
    </FormDrawer>
  )
}
