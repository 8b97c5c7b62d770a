import type { Schemas } from '@alliance/client'
import { Form, Input, Radio } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { clientWords } from './client.words.ts'
import { readPublicKey } from './publicKey.ts'

interface AddKeyProps {
  clientId: string
  onMade: (secret: string | null) => void
  onClose: () => void
}

interface Values {
  method: Schemas['NewClientKey']['method']
  publicKey?: string
}

const bodyOf = ({ method, publicKey = '' }: Values): Schemas['NewClientKey'] => {
  const reading = readPublicKey(publicKey)
  return method === 'private_key_jwt' && reading.ok
    ? { method, publicKey: reading.key }
    : { method: 'client_secret' }
}

export function AddKey({ clientId, onMade, onClose }: AddKeyProps) {
  const text = useWords(clientWords)
  const readable = (_: unknown, pasted: string | undefined) => {
    const reading = readPublicKey(pasted ?? '')
    return reading.ok ? Promise.resolve() : Promise.reject(new Error(text[reading.fault]))
  }
  return (
    <FormDrawer<Values, Schemas['ClientKeyMade']>
      title={text.addKey}
      onClose={onClose}
      initial={{ method: 'private_key_jwt' }}
      refreshes={[['clients']]}
      submitLabel={text.addKey}
      write={(values) =>
        settled(
          api.POST('/api/v1/identity/clients/{clientId}/keys', {
            params: { path: { clientId } },
            body: bodyOf(values),
          }),
        )
      }
      done={({ secret }) => onMade(secret)}
    >
      <p>{text.addKeyHint}</p>
      <Form.Item name="method" label={text.method}>
        <Radio.Group
          options={[
            { value: 'private_key_jwt', label: text.privateKeyJwt },
            { value: 'client_secret', label: text.secret },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before, after) => before.method !== after.method}>
        {({ getFieldValue }) =>
          getFieldValue('method') === 'private_key_jwt' ? (
            <Form.Item
              name="publicKey"
              label={text.jwk}
              extra={text.jwkHint}
              required
              rules={[{ validator: readable }]}
              validateTrigger="onBlur"
            >
              <Input.TextArea
                autoSize={{ minRows: 6 }}
                spellCheck={false}
                style={{ fontFamily: 'var(--mono)' }}
              />
            </Form.Item>
          ) : (
            <p>{text.secretLead}</p>
          )
        }
      </Form.Item>
    </FormDrawer>
  )
}
