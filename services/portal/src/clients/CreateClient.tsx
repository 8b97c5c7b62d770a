import type { Schemas } from '@alliance/client'
import { Form, Input } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { NameItem, ScopesItem } from './ClientFields.tsx'
import { clientWords } from './client.words.ts'

interface CreateClientProps {
  onClose: () => void
}
type Values = Omit<Schemas['NewPartnerClient'], 'isDemo'>

export function CreateClient({ onClose }: CreateClientProps) {
  const text = useWords(clientWords)
  return (
    <FormDrawer<Values, Schemas['PartnerClient']>
      title={text.create}
      onClose={onClose}
      initial={{ scopes: [] }}
      refreshes={[['clients']]}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/identity/clients', {
            params: { header: keyed(key) },
            body: { ...values, isDemo: false },
          }),
        )
      }
    >
      <NameItem />
      <Form.Item name="organisationName" label={text.organisation} rules={[{ required: true }]}>
        <Input maxLength={120} />
      </Form.Item>
      <ScopesItem />
    </FormDrawer>
  )
}
