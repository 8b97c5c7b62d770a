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
import { useCountdown } from './useCountdown.ts'

export function CodeForm({ phone, onPhone, onAnswer }: FirstFactorProps) {
  const text = useWords(signInWords)
  const { required } = useWords(formWords)
  const [form] = Form.useForm<Schemas['CodeSignIn']>()
  const countdown = useCountdown()
  const send = useMutation({
    mutationFn: (phone: string) => settled(api.POST('/api/v1/identity/sign-in/codes', { body: { phone } })),
    onSuccess: ({ resendAfterSeconds }) => {
      countdown.start(resendAfterSeconds)
      form.getFieldInstance('code')?.focus()
    },
    onError: (error) => placeFaults(form, error),
  })
  const signIn = useMutation({
    mutationFn: (body: Schemas['CodeSignIn']) => settled(api.POST('/api/v1/identity/sign-in/code', { body })),
    onSuccess: onAnswer,
    onError: (error) => placeFaults(form, error),
  })
  const sendCode = () =>
    form.validateFields(['phone']).then(
      ({ phone }) => send.mutate(phone),
      () => {},
    )
  return (
    <Form
      form={form}
      name="code-sign-in"
      layout="vertical"
      initialValues={{ phone }}
      validateMessages={{ required }}
      onValuesChange={(changed) => changed.phone !== undefined && onPhone(changed.phone)}
      onFinish={(body) => signIn.mutate(body)}
    >
      <PhoneItem />
      <Form.Item label={text.code} htmlFor="code-sign-in_code" required>
        <div className={style.row}>
          <Form.Item
            name="code"
            noStyle
            rules={[{ required: true }, { pattern: /^\d{6}$/, message: text.codeFormat }]}
          >
            <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
          </Form.Item>
          <Button disabled={countdown.left > 0} loading={send.isPending} onClick={() => void sendCode()}>
            {countdown.left > 0 ? text.sendAgain(countdown.left) : text.send}
          </Button>
        </div>
      </Form.Item>
      {send.isSuccess && (
        <p role="status" className={style.note}>
          {text.sent}
        </p>
      )}
      <div className={style.fault}>
        <FaultNote
          error={signIn.error ?? send.error}
          unplaced={[]}
          onRetry={() => (signIn.error ? form.submit() : void sendCode())}
        />
      </div>
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {text.submit}
      </Button>
    </Form>
  )
}
