import type { Schemas } from '@alliance/client'
import { Button, Drawer, Form, Input } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useIntent } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { formWords } from '../form/form.words.ts'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { caseWords } from './case.words.ts'

interface RevealProps {
  card: Schemas['HousingApplicationCard']
  onClose: () => void
}

/** The numbers in clear, for a reason that is kept; gone when the drawer is closed. */
export function Reveal({ card, onClose }: RevealProps) {
  const text = useWords(caseWords)
  const { required } = useWords(formWords)
  const reading = useIntent({
    write: (body: { reason: string }) =>
      settled(
        api.POST('/api/v1/talent-housing/applications/{applicationId}/identity', {
          params: { path: { applicationId: card.application.id } },
          body,
        }),
      ),
  })
  const read = reading.data
  return (
    <Drawer open title={text.reveal} onClose={onClose} size={520} styles={{ wrapper: { maxWidth: '100vw' } }}>
      <p>{text.revealLead}</p>
      {read ? (
        <Facts
          facts={[
            [text.number, read.number],
            [text.phone, read.phone],
            [text.spouse, read.spouse && `${read.spouse.name} ${read.spouse.number}`],
          ]}
        />
      ) : (
        <Form layout="vertical" validateMessages={{ required }} onFinish={(values) => reading.mutate(values)}>
          <Form.Item name="reason" label={text.reason} rules={[{ required: true }]}>
            <Input maxLength={500} />
          </Form.Item>
          <FaultNote error={reading.error} />
          <Button type="primary" htmlType="submit" loading={reading.isPending}>
            {text.reveal}
          </Button>
        </Form>
      )}
    </Drawer>
  )
}
