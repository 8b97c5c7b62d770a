import type { Schemas } from '@alliance/client'
import { Form, InputNumber, Select, Switch } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { ifMatch } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useLanguage } from '../language/language.ts'
import { useWords } from '../language/words.ts'
import { at, qualificationNames, type sections, type Unit, withValues } from './policy.fields.ts'
import { policyWords } from './policy.words.ts'

interface EditSectionProps {
  policy: Schemas['HousingPolicyText']
  section: (typeof sections)[number]
  onClose: () => void
}
type Value = Schemas['PolicyValue']
type Values = Record<string, Value>

/** What one of the shown unit is in the document: per cent are basis points, yuan fen, square metres cm² in tens of thousands. */
const factor: Partial<Record<Unit, number>> = { percent: 100, yuan: 100, metres: 10_000 }

/** The form of one part of a draft. */
export function EditSection({ policy, section, onClose }: EditSectionProps) {
  const text = useWords(policyWords)
  const language = useLanguage()
  const cache = useQueryClient()
  const fields = section.fields(policy.document).map((each) => ({ ...each, factor: factor[each.unit] ?? 1 }))
  const initial = Object.fromEntries(
    fields.map(({ pointer, factor: of }) => {
      const value = at(policy.document, pointer)
      return [pointer, typeof value === 'number' ? value / of : value]
    }),
  )
  const inDocument = (values: Values): Values =>
    Object.fromEntries(
      fields.map(({ pointer, factor: of }) => {
        const value = values[pointer] ?? null
        return [pointer, typeof value === 'number' ? Math.round(value * of) : value]
      }),
    )
  return (
    <FormDrawer<Values, Schemas['HousingPolicyText']>
      title={`${text.edit} ${section.name[language]}`}
      onClose={onClose}
      initial={initial}
      refreshes={[['housing-policies']]}
      onReload={() => void cache.invalidateQueries({ queryKey: ['housing-policies'] })}
      write={(values) =>
        settled(
          api.PATCH('/api/v1/talent-housing/housing-policies/{housingPolicyId}', {
            params: { path: { housingPolicyId: policy.id }, header: ifMatch(policy) },
            body: { document: withValues(policy.document, inDocument(values)) },
          }),
        )
      }
    >
      {fields.map(({ pointer, name, unit }) => (
        <Form.Item
          key={pointer}
          name={pointer}
          label={unit === 'percent' ? `${name[language]}（%）` : name[language]}
          {...(unit === 'yes' ? { valuePropName: 'checked' } : {})}
          rules={pointer.includes('/ageMax/') || unit === 'yes' ? [] : [{ required: true }]}
        >
          <Input unit={unit} />
        </Form.Item>
      ))}
    </FormDrawer>
  )
}

interface InputProps {
  unit: Unit
}

/** The control that suits a value; `Form.Item` gives it the rest. */
function Input({ unit, ...control }: InputProps) {
  const language = useLanguage()
  if (unit === 'yes') return <Switch {...control} />
  if (unit === 'classes')
    return (
      <Select
        mode="multiple"
        options={['A', 'B', 'C', 'D', 'E', 'F'].map((label) => ({ value: label, label }))}
        {...control}
      />
    )
  if (unit === 'qualifications')
    return (
      <Select
        mode="multiple"
        options={Object.entries(qualificationNames).map(([value, name]) => ({
          value,
          label: name[language],
        }))}
        {...control}
      />
    )
  return (
    <InputNumber
      min={0}
      step={unit === 'yuan' || unit === 'percent' ? 0.01 : 1}
      style={{ width: '100%' }}
      {...control}
    />
  )
}
