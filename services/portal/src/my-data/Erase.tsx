import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { Waiting } from '../listing/Waiting.tsx'
import style from './MyData.module.css'
import { myDataWords } from './my-data.words.ts'
import { Plan } from './Plan.tsx'

interface EraseProps {
  onClose: () => void
}

/** Shows what erasing would do before it is asked for. */
export function Erase({ onClose }: EraseProps) {
  const text = useWords(myDataWords)
  const plan = useQuery({
    queryKey: ['my-data', 'plan'],
    queryFn: () => settled(api.GET('/api/v1/membership/me/erasure-plan')),
    staleTime: 0,
  })
  return (
    <FormDrawer<{ reason: string }, Schemas['PersonRequest']>
      title={text.eraseTitle}
      submitLabel={text.submit}
      initial={{}}
      refreshes={[['my-data']]}
      onClose={onClose}
      write={({ reason }, key) =>
        settled(
          api.POST('/api/v1/membership/me/requests', {
            params: { header: keyed(key) },
            body: { kind: 'erasure', reason },
          }),
        )
      }
    >
      {plan.data ? (
        <>
          <p className={style.note}>{plan.data.atOnce ? text.eraseNow : text.eraseLater}</p>
          <Plan plan={plan.data} />
        </>
      ) : plan.error ? (
        <FaultNote error={plan.error} onRetry={() => void plan.refetch()} />
      ) : (
        <Waiting lines={4} />
      )}
      <Form.Item
        name="reason"
        label={text.reason}
        extra={text.reasonHint}
        rules={[{ required: true, min: 4, max: 500 }]}
      >
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
