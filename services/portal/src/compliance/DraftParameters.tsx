import type { Schemas } from '@alliance/client'
import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { ifMatch, keyed } from '../api/useIntent.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { Rows } from '../form/Rows.tsx'
import { gridWords } from '../grid/grid.words.ts'
import { useWords } from '../language/words.ts'
import { complianceWords } from './compliance.words.ts'
import { parameterWords } from './parameters.words.ts'

type Values = Schemas['NewComplianceDraft']
type Item = Schemas['NewComplianceItem']

const types = [
  'branch',
  'joint_branch',
  'temporary_branch',
  'functional_branch',
  'general_branch',
  'committee',
] as const
const blank = (): Partial<Item> => ({
  per: 'quarter',
  count: 1,
  warnDays: 21,
  types: ['branch', 'joint_branch'],
  fromFullMembers: null,
  perGroup: false,
})

interface DraftParametersProps {
  draft: Schemas['ComplianceDraft'] | null
  /** What a new draft begins with. */
  base: Schemas['ComplianceItem'][]
  onClose: () => void
}

/** Drafts a version of what is asked of branches, or changes such a draft. */
export function DraftParameters({ draft, base, onClose }: DraftParametersProps) {
  const text = useWords(parameterWords)
  const { kinds } = useWords(complianceWords)
  const grid = useWords(gridWords)
  const bodyOf = ({ items, ...values }: Values): Values => ({
    ...values,
    items: items.map((item) => ({
      ...item,
      fromFullMembers: item.fromFullMembers ?? null,
      perGroup: item.perGroup ?? false,
    })),
  })
  return (
    <FormDrawer<Values, Schemas['ComplianceDraft']>
      title={draft ? text.edit : text.draft}
      onClose={onClose}
      initial={
        draft
          ? { from: draft.from, note: draft.note, items: draft.items as Item[] }
          : { items: base as Item[] }
      }
      refreshes={[['compliance']]}
      write={(values, key) =>
        draft
          ? settled(
              api.PATCH('/api/v1/events/compliance-drafts/{complianceDraftId}', {
                params: { path: { complianceDraftId: draft.id }, header: ifMatch(draft) },
                body: bodyOf(values),
              }),
            )
          : settled(
              api.POST('/api/v1/events/compliance-drafts', {
                params: { header: keyed(key) },
                body: bodyOf(values),
              }),
            )
      }
    >
      <Form.Item name="from" label={text.from} rules={[{ required: true }]}>
        <DateField />
      </Form.Item>
      <Form.Item name="note" label={text.note} extra={text.noteHint} rules={[{ required: true, min: 2 }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
      <Rows
        name={['items']}
        label={text.item}
        add={text.addItem}
        remove={text.removeItem}
        blank={blank}
        max={7}
      >
        {(row) => (
          <>
            <Form.Item name={[row, 'kind']} label={text.kind} rules={[{ required: true }]}>
              <Select options={optionsOf(kinds)} />
            </Form.Item>
            <Form.Item name={[row, 'per']} label={text.per} rules={[{ required: true }]}>
              <Select options={optionsOf(text.pers)} />
            </Form.Item>
            <Form.Item name={[row, 'count']} label={text.count} rules={[{ required: true }]}>
              <InputNumber min={1} max={12} precision={0} />
            </Form.Item>
            <Form.Item name={[row, 'warnDays']} label={text.warnDays} rules={[{ required: true }]}>
              <InputNumber min={0} max={90} precision={0} />
            </Form.Item>
            <Form.Item name={[row, 'types']} label={text.types} rules={[{ required: true }]}>
              <Select
                mode="multiple"
                options={types.map((type) => ({ value: type, label: grid.type[type] }))}
              />
            </Form.Item>
            <Form.Item name={[row, 'fromFullMembers']} label={text.fromFullMembers}>
              <InputNumber min={1} max={1000} precision={0} placeholder={text.anyMembers} />
            </Form.Item>
            <Form.Item name={[row, 'perGroup']} valuePropName="checked">
              <Checkbox>{text.perGroup}</Checkbox>
            </Form.Item>
          </>
        )}
      </Rows>
    </FormDrawer>
  )
}
