import type { Schemas } from '@alliance/client'
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { formWords } from '../form/form.words.ts'
import { placeFaults } from '../form/placeFaults.ts'
import { useWords } from '../language/words.ts'
import { type FirstFactorProps, PhoneItem } from './PhoneItem.tsx'
import { signInWords } from './sign-in.words.ts'
import style from './SignInPage.module.css'

export function PasswordForm({ phone, onPhone, onAnswer }: FirstFactorProps) {
  const text = useWords(signInWords)
  const { required } = useWords(formWords)
  const [form] = Form.useForm<Schemas['PasswordSignIn']>()
  const signIn = useMutation({
    mutationFn: (body: Schemas['PasswordSignIn']) =>
      settled(api.POST('/api/v1/identity/sign-in/password', { body })),
    onSuccess: onAnswer,
    onError: (error) => placeFaults(form, error),
  })
  return (
    <Form
      form={form}
      name="password-sign-in"
      layout="vertical"
      initialValues={{ phone }}
      validateMessages={{ required }}
      onValuesChange={(changed) => changed.phone !== undefined && onPhone(changed.phone)}
      onFinish={(body) => signIn.mutate(body)}
    >
      <PhoneItem />
      <Form.Item name="password" label={text.password} rules={[{ required: true }]}>
        <Input.Password autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <div className={style.fault}>
        <FaultNote error={signIn.error} onRetry={() => form.submit()} unplaced={[]} />
      </div>
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {text.submit}
      </Button>
    </Form>
  )
}
