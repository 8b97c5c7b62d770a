import type { Schemas } from '@alliance/client'
import { Form } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { PersonSelect } from '../form/PersonSelect.tsx'
import { useWords } from '../language/words.ts'
import { postWords } from './post.words.ts'

interface AddHookupProps {
  chainCode: Schemas['Hookup']['chainCode']
  onClose: () => void
}
type Values = Pick<Schemas['NewHookup'], 'personId' | 'from'>

export function AddHookup({ chainCode, onClose }: AddHookupProps) {
  const text = useWords(postWords)
  return (
    <FormDrawer<Values, Schemas['Hookup']>
      title={text.link}
      onClose={onClose}
      initial={{ from: today() }}
      refreshes={[['grid']]}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/chains/{chainCode}/hookups', {
            params: { path: { chainCode }, header: keyed(key) },
            body: { ...values, sourceRef: null, isDemo: false },
          }),
        )
      }
    >
      <Form.Item name="personId" label={text.person} rules={[{ required: true }]}>
        <PersonSelect />
      </Form.Item>
      <Form.Item name="from" label={text.from} rules={[{ required: true }]}>
        <DateField />
      </Form.Item>
    </FormDrawer>
  )
}
