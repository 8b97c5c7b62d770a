import type { Schemas } from '@alliance/client'
import { Form, Input, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { certificateWords } from './certificate.words.ts'

interface RevokeCertificateProps {
  certificateId: string
  onClose: () => void
}

export function RevokeCertificate({ certificateId, onClose }: RevokeCertificateProps) {
  const text = useWords(certificateWords)
  return (
    <FormDrawer<Schemas['NewRevocation'], Schemas['Certificate']>
      title={text.revoke}
      submitLabel={text.revoke}
      onClose={onClose}
      initial={{}}
      refreshes={[['certificates']]}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/events/certificates/{certificateId}/revocation', {
            params: { path: { certificateId }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <p>{text.forGood}</p>
      <Form.Item name="reason" label={text.revokeReason} rules={[{ required: true }]}>
        <Select options={optionsOf(text.revokedFor)} />
      </Form.Item>
      <Form.Item name="note" label={text.note} rules={[{ required: true, min: 4 }]} extra={text.noteHint}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
