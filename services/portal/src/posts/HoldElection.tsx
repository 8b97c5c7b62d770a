import type { Schemas } from '@alliance/client'
import { DeleteOutlined } from '@ant-design/icons'
import { Button, Form, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { PersonSelect } from '../form/PersonSelect.tsx'
import { useWords } from '../language/words.ts'
import { postWords } from './post.words.ts'
import style from './Posts.module.css'

interface HoldElectionProps {
  partyOrganisationId: string
  onClose: () => void
}
type Values = Schemas['NewElection']

export function HoldElection({ partyOrganisationId, onClose }: HoldElectionProps) {
  const text = useWords(postWords)
  return (
    <FormDrawer<Values, Schemas['Term']>
      title={text.election}
      onClose={onClose}
      initial={{ heldOn: today(), elected: [{ post: 'secretary' } as Values['elected'][number]] }}
      refreshes={[['grid'], ['dues'], ['terms'], ['chains']]}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/party-organisations/{partyOrganisationId}/elections', {
            params: { path: { partyOrganisationId }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="heldOn" label={text.heldOn} rules={[{ required: true }]} extra={text.electionHint}>
        <DateField max={today()} />
      </Form.Item>
      <Form.List name="elected">
        {(fields, { add, remove }) => (
          <fieldset>
            <legend>{text.elect}</legend>
            {fields.map((field, i) => (
              <div key={field.key} className={style.row}>
                <Form.Item name={[field.name, 'personId']} label={text.person} rules={[{ required: true }]}>
                  <PersonSelect />
                </Form.Item>
                <Form.Item name={[field.name, 'post']} label={text.seat} rules={[{ required: true }]}>
                  <Select options={optionsOf(text.post)} />
                </Form.Item>
                <Button
                  aria-label={text.removeSeat(i + 1)}
                  icon={<DeleteOutlined aria-hidden="true" />}
                  disabled={fields.length === 1}
                  onClick={() => remove(field.name)}
                />
              </div>
            ))}
            <Button onClick={() => add({ post: 'member' })}>{text.addSeat}</Button>
          </fieldset>
        )}
      </Form.List>
    </FormDrawer>
  )
}
