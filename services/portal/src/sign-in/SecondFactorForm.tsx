import type { Schemas } from '@alliance/client'
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useEffect } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { formWords } from '../form/form.words.ts'
import { useWords } from '../language/words.ts'
import { signInWords } from './sign-in.words.ts'
import style from './SignInPage.module.css'

interface SecondFactorFormProps {
  onAnswer: (answer: Schemas['SignInStep']) => void
  onRestart: () => void
}

export function SecondFactorForm({ onAnswer, onRestart }: SecondFactorFormProps) {
  const text = useWords(signInWords)
  const { required } = useWords(formWords)
  const [form] = Form.useForm<Schemas['SecondFactor']>()
  useEffect(() => form.getFieldInstance('code')?.focus(), [form])
  const give = useMutation({
    mutationFn: (body: Schemas['SecondFactor']) =>
      settled(api.POST('/api/v1/identity/sign-in/second-factor', { body })),
    onSuccess: onAnswer,
  })
  return (
    <Form
      form={form}
      name="second-factor"
      layout="vertical"
      validateMessages={{ required }}
      onFinish={(body) => give.mutate(body)}
    >
      <p className={style.lead}>{text.secondLead}</p>
      <Form.Item name="code" label={text.secondCode} rules={[{ required: true }]}>
        <Input autoComplete="one-time-code" maxLength={20} />
      </Form.Item>
      <div className={style.fault}>
        <FaultNote error={give.error} onRetry={() => form.submit()} />
      </div>
      <Button type="primary" htmlType="submit" block loading={give.isPending}>
        {text.confirm}
      </Button>
      <Button type="link" block onClick={onRestart}>
        {text.restart}
      </Button>
    </Form>
  )
}
