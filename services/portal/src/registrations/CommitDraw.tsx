import type { Schemas } from '@alliance/client'
import { Form, Input } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { MomentField } from '../form/MomentField.tsx'
import { useWords } from '../language/words.ts'
import { drawWords } from './draw.words.ts'

interface CommitDrawProps {
  activityId: string
  pool: number
  onClose: () => void
}
type Values = Pick<Schemas['NewDraw'], 'publicValue' | 'policy'>

/** Fixes the roster and names the public value that will decide, before anyone can know it. */
export function CommitDraw({ activityId, pool, onClose }: CommitDrawProps) {
  const text = useWords(drawWords)
  return (
    <FormDrawer<Values, Schemas['NamedDraw']>
      title={text.commit}
      onClose={onClose}
      initial={{}}
      refreshes={[['activities']]}
      submitLabel={text.commitNow}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/events/activities/{activityId}/draws', {
            params: { path: { activityId }, header: keyed(key) },
            body: { pool, ...values },
          }),
        )
      }
    >
      <p>{text.commitNote}</p>
      <Form.Item name="policy" label={text.policy} extra={text.policyNote} rules={[{ required: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={['publicValue', 'what', 'zh']} label={text.publicValueZh} rules={[{ required: true }]}>
        <Input maxLength={200} placeholder={text.publicValueExample} />
      </Form.Item>
      <Form.Item name={['publicValue', 'what', 'en']} label={text.publicValueEn} rules={[{ required: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name={['publicValue', 'format']}
        label={text.format}
        extra={text.formatNote}
        rules={[{ required: true }]}
      >
        <Input maxLength={60} placeholder="99 99 99 99 99 99 + 99" />
      </Form.Item>
      <Form.Item name={['publicValue', 'notBefore']} label={text.notBefore} rules={[{ required: true }]}>
        <MomentField label={text.notBefore} />
      </Form.Item>
    </FormDrawer>
  )
}
