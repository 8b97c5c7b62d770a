import type { Schemas } from '@alliance/client'
import { Form, Input } from 'antd'
import { useWords } from '../language/words.ts'
import { signInWords } from './sign-in.words.ts'

/** What both ways of signing in share: a number typed in one stands in the other. */
export interface FirstFactorProps {
  phone: string
  onPhone: (phone: string) => void
  onAnswer: (answer: Schemas['SignInStep']) => void
}

export function PhoneItem() {
  const text = useWords(signInWords)
  return (
    <Form.Item name="phone" label={text.phone} rules={[{ required: true }]}>
      <Input type="tel" inputMode="tel" autoComplete="username" maxLength={30} />
    </Form.Item>
  )
}
