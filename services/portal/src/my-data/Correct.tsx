import type { Schemas } from '@alliance/client'
import { Form, Input, InputNumber, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { personWords } from '../people/person.words.ts'
import { myDataWords } from './my-data.words.ts'

interface Values {
  correction: {
    name?: string
    education?: Schemas['Education']
    birthYear?: number
    document?: { type?: Schemas['IdentityDocument']['type']; number?: string }
  }
  reason: string
}

const given = ({ name, education, birthYear, document }: Values['correction']) => ({
  ...(name ? { name } : {}),
  ...(education ? { education } : {}),
  ...(birthYear ? { birthYear } : {}),
  ...(document?.number
    ? { document: { type: document.type ?? ('RIC' as const), number: document.number } }
    : {}),
})

interface CorrectProps {
  onClose: () => void
}

/** Asks for a correction of what others rely on. */
export function Correct({ onClose }: CorrectProps) {
  const text = useWords(myDataWords)
  const people = useWords(personWords)
  return (
    <FormDrawer<Values, Schemas['PersonRequest']>
      title={text.correct}
      submitLabel={text.submit}
      initial={{ correction: { document: { type: 'RIC' } } }}
      refreshes={[['my-data', 'requests']]}
      onClose={onClose}
      write={({ correction, reason }, key) =>
        settled(
          api.POST('/api/v1/membership/me/requests', {
            params: { header: keyed(key) },
            body: { kind: 'correction', correction: given(correction), reason },
          }),
        )
      }
    >
      <p>{text.correctHint}</p>
      <Form.Item name={['correction', 'name']} label={text.newName}>
        <Input maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['correction', 'education']} label={text.newEducation}>
        <Select allowClear options={optionsOf(people.educationName)} />
      </Form.Item>
      <Form.Item name={['correction', 'birthYear']} label={text.newBirthYear}>
        <InputNumber min={1900} max={2100} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={['correction', 'document', 'type']} label={people.documentType}>
        <Select options={optionsOf(people.documentName)} />
      </Form.Item>
      <Form.Item name={['correction', 'document', 'number']} label={text.newDocument}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="reason"
        label={text.reason}
        extra={text.reasonHint}
        rules={[{ required: true, min: 4, max: 500 }]}
      >
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
