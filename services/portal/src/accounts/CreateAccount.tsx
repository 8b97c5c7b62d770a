import type { Schemas } from '@alliance/client'
import { useNavigate } from '@tanstack/react-router'
import { Form, Input } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { accountWords } from './account.words.ts'

interface CreateAccountProps {
  onClose: () => void
}
type Values = Pick<Schemas['NewAccount'], 'name' | 'phone' | 'password'>

export function CreateAccount({ onClose }: CreateAccountProps) {
  const text = useWords(accountWords)
  const navigate = useNavigate()
  return (
    <FormDrawer<Values, Schemas['Account']>
      title={text.create}
      onClose={onClose}
      initial={{}}
      refreshes={[['accounts', 'list']]}
      write={({ name, phone, password }, key) =>
        settled(
          api.POST('/api/v1/identity/accounts', {
            params: { header: keyed(key) },
            body: { name, phone, isDemo: false, ...(password ? { password } : {}) },
          }),
        )
      }
      done={({ id }) => void navigate({ to: '/accounts/$accountId', params: { accountId: id } })}
    >
      <Form.Item name="name" label={text.name} rules={[{ required: true }]}>
        <Input maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={text.phoneInput} rules={[{ required: true }]}>
        <Input type="tel" maxLength={30} autoComplete="off" />
      </Form.Item>
      <Form.Item name="password" label={text.password} extra={text.passwordHint}>
        <Input.Password maxLength={128} autoComplete="new-password" />
      </Form.Item>
    </FormDrawer>
  )
}
