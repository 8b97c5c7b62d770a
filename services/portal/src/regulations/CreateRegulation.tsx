import type { Schemas } from '@alliance/client'
import { useNavigate } from '@tanstack/react-router'
import { Form, Input, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { OrganisationSelect } from '../form/OrganisationSelect.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { regulationWords } from './regulation.words.ts'

interface CreateRegulationProps {
  onClose: () => void
}
type Values = Pick<
  Schemas['NewRegulation'],
  'kind' | 'title' | 'number' | 'issuedById' | 'from' | 'text' | 'reviewDueOn'
>

export function CreateRegulation({ onClose }: CreateRegulationProps) {
  const text = useWords(regulationWords)
  const navigate = useNavigate()
  return (
    <FormDrawer<Values, Schemas['Regulation']>
      title={text.create}
      onClose={onClose}
      initial={{ from: today() }}
      refreshes={[['regulations']]}
      done={({ id }) => void navigate({ to: '/regulations/$regulationId', params: { regulationId: id } })}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/regulations', {
            params: { header: keyed(key) },
            body: {
              ...values,
              number: values.number || null,
              text: values.text || null,
              reviewDueOn: values.reviewDueOn ?? null,
              sourceRef: null,
              isDemo: false,
            },
          }),
        )
      }
    >
      <Form.Item name="title" label={text.name} rules={[{ required: true }]}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="kind" label={text.kind} rules={[{ required: true }]}>
        <Select options={optionsOf(text.kinds)} />
      </Form.Item>
      <Form.Item name="number" label={text.number}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="issuedById" label={text.issuedBy} rules={[{ required: true }]}>
        <OrganisationSelect />
      </Form.Item>
      <VersionFields />
    </FormDrawer>
  )
}

/** What every version has, the first and those after it. */
export function VersionFields() {
  const text = useWords(regulationWords)
  return (
    <>
      <Form.Item name="from" label={text.from} rules={[{ required: true }]}>
        <DateField />
      </Form.Item>
      <Form.Item name="text" label={text.text} extra={text.textHint}>
        <Input.TextArea rows={12} maxLength={20_000} />
      </Form.Item>
      <Form.Item name="reviewDueOn" label={text.next}>
        <DateField />
      </Form.Item>
    </>
  )
}
