import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { personWords } from './person.words.ts'

interface RevealProps {
  personId: string
  what: 'document' | 'phone'
}

/** Asks why, then shows the whole number while the window is open. */
export function Reveal({ personId, what }: RevealProps) {
  const text = useWords(personWords)
  const [open, setOpen] = useState(false)
  const [form] = Form.useForm<{ reason: string }>()
  const reveal = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      settled(
        api.POST('/api/v1/membership/people/{personId}/reveals', {
          params: { path: { personId } },
          body: { what, reason },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['people', 'accesses', personId] }),
  })
  const close = () => {
    setOpen(false)
    reveal.reset()
    form.resetFields()
  }
  const title = text.revealTitle(what === 'document' ? text.document : text.phone)
  return (
    <>
      <Button size="small" aria-label={title} onClick={() => setOpen(true)}>
        {text.reveal}
      </Button>
      <Modal
        open={open}
        title={title}
        onCancel={close}
        footer={
          reveal.data ? null : (
            <Button type="primary" loading={reveal.isPending} onClick={() => form.submit()}>
              {text.show}
            </Button>
          )
        }
      >
        {reveal.data ? (
          <p role="status">
            {text.shown}：<code>{reveal.data.value ?? text.nothing}</code>
          </p>
        ) : (
          <Form form={form} layout="vertical" onFinish={(values) => reveal.mutate(values)}>
            <Form.Item
              name="reason"
              label={text.reason}
              extra={text.reasonHint}
              rules={[{ required: true, min: 4, max: 200 }]}
            >
              <Input.TextArea autoSize={{ minRows: 2 }} maxLength={200} />
            </Form.Item>
            <FaultNote error={reveal.error} onRetry={() => form.submit()} />
          </Form>
        )}
      </Modal>
    </>
  )
}
