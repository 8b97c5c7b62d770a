import type { Schemas } from '@alliance/client'
import { Form, Input } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { postWords } from './post.words.ts'

interface ExtendProps {
  partyOrganisationId: string
  onClose: () => void
}

export function Extend({ partyOrganisationId, onClose }: ExtendProps) {
  const text = useWords(postWords)
  return (
    <FormDrawer<Schemas['NewExtension'], Schemas['Term']>
      title={text.extend}
      onClose={onClose}
      initial={{}}
      refreshes={[['grid'], ['dues'], ['terms'], ['chains']]}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/party-organisations/{partyOrganisationId}/extensions', {
            params: { path: { partyOrganisationId }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="to" label={text.extendTo} rules={[{ required: true }]} extra={text.extendHint}>
        <DateField />
      </Form.Item>
      <Form.Item name="approvedBy" label={text.approvedBy} rules={[{ required: true, min: 2 }]}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="reason" label={text.reason} rules={[{ required: true, min: 2 }]}>
        <Input.TextArea maxLength={400} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </FormDrawer>
  )
}
