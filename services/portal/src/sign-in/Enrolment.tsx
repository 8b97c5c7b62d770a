import type { Schemas } from '@alliance/client'
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { renderSVG } from 'uqr'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { formWords } from '../form/form.words.ts'
import { useWords } from '../language/words.ts'
import { BackupCodes } from './BackupCodes.tsx'
import { signInWords } from './sign-in.words.ts'
import style from './SignInPage.module.css'

interface EnrolmentProps {
  onDone: () => void
  onLater?: () => void
}

/** Sets up the second factor: scan, confirm with a first code, keep the backup codes. */
export function Enrolment({ onDone, onLater }: EnrolmentProps) {
  const text = useWords(signInWords)
  const { required } = useWords(formWords)
  const [form] = Form.useForm<Schemas['SecondFactorConfirmation']>()
  const begin = useMutation({ mutationFn: () => settled(api.POST('/api/v1/identity/me/second-factor')) })
  const confirm = useMutation({
    mutationFn: (body: Schemas['SecondFactorConfirmation']) =>
      settled(api.POST('/api/v1/identity/me/second-factor/confirm', { body })),
  })
  if (confirm.data) return <BackupCodes codes={confirm.data.backupCodes} onKept={onDone} />
  if (!begin.data)
    return (
      <>
        <FaultNote error={begin.error} onRetry={() => begin.mutate()} />
        <div className={style.buttons}>
          <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate()}>
            {text.begin}
          </Button>
          {onLater && <Button onClick={onLater}>{text.later}</Button>}
        </div>
      </>
    )
  return (
    <Form
      form={form}
      name="enrolment"
      layout="vertical"
      validateMessages={{ required }}
      onFinish={(body) => confirm.mutate(body)}
    >
      <div className={style.steps}>
        <p>{text.scan}</p>
        <div
          className={style.qr}
          role="img"
          aria-label={text.qr}
          dangerouslySetInnerHTML={{ __html: renderSVG(begin.data.uri) }}
        />
        <p>{text.orType}</p>
        <code className={style.secret}>{begin.data.secret}</code>
        <Form.Item
          name="code"
          label={text.firstCode}
          rules={[{ required: true }, { pattern: /^\d{6}$/, message: text.codeFormat }]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        </Form.Item>
        <FaultNote error={confirm.error} onRetry={() => form.submit()} />
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          {text.confirm}
        </Button>
      </div>
    </Form>
  )
}
