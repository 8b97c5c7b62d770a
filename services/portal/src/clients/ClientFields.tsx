import { Checkbox, Form, Input } from 'antd'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { clientWords } from './client.words.ts'

export function NameItem() {
  const text = useWords(clientWords)
  return (
    <Form.Item name="name" label={text.name} rules={[{ required: true }]}>
      <Input maxLength={120} />
    </Form.Item>
  )
}

export function ScopesItem() {
  const text = useWords(clientWords)
  return (
    <Form.Item name="scopes" label={text.scopes} rules={[{ required: true }]}>
      <Checkbox.Group options={optionsOf(text.scope)} />
    </Form.Item>
  )
}
