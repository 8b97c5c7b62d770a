import type { Schemas } from '@alliance/client'
import { Form, Input } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { postWords } from './post.words.ts'

interface EndPostProps {
  post: Schemas['Post']
  onClose: () => void
}

export function EndPost({ post, onClose }: EndPostProps) {
  const text = useWords(postWords)
  return (
    <FormDrawer<Schemas['PostEnd'], Schemas['Post']>
      title={text.endTitle(post.personName)}
      onClose={onClose}
      initial={{ to: today() }}
      refreshes={[['grid'], ['dues'], ['chains']]}
      submitLabel={text.end}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/party-organisations/{partyOrganisationId}/posts/{postId}/end', {
            params: {
              path: { partyOrganisationId: post.partyOrganisationId, postId: post.id },
              header: keyed(key),
            },
            body,
          }),
        )
      }
    >
      <Form.Item name="to" label={text.to} rules={[{ required: true }]}>
        <DateField min={post.from} />
      </Form.Item>
      <Form.Item name="reason" label={text.reason} rules={[{ required: true, min: 2 }]}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDrawer>
  )
}
