import type { Schemas } from '@alliance/client'
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { PersonSelect } from '../form/PersonSelect.tsx'
import { PartyOrganisationSelect } from '../grid/PartyOrganisationSelect.tsx'
import { useWords } from '../language/words.ts'
import { useMay } from '../session/me.ts'
import { meetingWords } from './meeting.words.ts'
import style from './Meetings.module.css'

interface CallMeetingProps {
  onClose: () => void
}
type Values = Pick<
  Schemas['NewMeeting'],
  'partyOrganisationId' | 'kind' | 'title' | 'heldOn' | 'startsAt' | 'place' | 'chairId' | 'agenda'
>

export function CallMeeting({ onClose }: CallMeetingProps) {
  const text = useWords(meetingWords)
  const may = useMay()
  const navigate = useNavigate()
  return (
    <FormDrawer<Values, Schemas['Meeting']>
      title={text.call}
      onClose={onClose}
      initial={{
        kind: 'members_meeting',
        heldOn: today(),
        startsAt: '14:00',
        agenda: [{ kind: 'report', title: '' }],
      }}
      refreshes={[['meetings']]}
      done={(made) => void navigate({ to: '/meetings/$meetingId', params: { meetingId: made.id } })}
      write={({ chairId, ...values }, key) =>
        settled(
          api.POST('/api/v1/membership/meetings', {
            params: { header: keyed(key) },
            body: { ...values, chairId: chairId ?? null, sourceRef: null, isDemo: false },
          }),
        )
      }
    >
      <Form.Item name="partyOrganisationId" label={text.party} rules={[{ required: true }]}>
        <PartyOrganisationSelect />
      </Form.Item>
      <Form.Item name="kind" label={text.kind} rules={[{ required: true }]}>
        <Select options={optionsOf(text.kinds)} />
      </Form.Item>
      <Form.Item name="title" label={text.name} rules={[{ required: true }]}>
        <Input maxLength={120} />
      </Form.Item>
      <div className={style.pair}>
        <Form.Item name="heldOn" label={text.date} rules={[{ required: true }]}>
          <DateField />
        </Form.Item>
        <Form.Item
          name="startsAt"
          label={text.startsAt}
          rules={[{ required: true, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: text.format }]}
        >
          <Input inputMode="numeric" maxLength={5} />
        </Form.Item>
      </div>
      <Form.Item name="place" label={text.place} rules={[{ required: true }]}>
        <Input maxLength={120} />
      </Form.Item>
      {may('person:read') && (
        <Form.Item name="chairId" label={text.chair}>
          <PersonSelect />
        </Form.Item>
      )}
      <fieldset className={style.items}>
        <legend>{text.agenda}</legend>
        <Form.List name="agenda">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <AgendaFields
                  key={key}
                  name={name}
                  {...(fields.length > 1 ? { onRemove: () => remove(name) } : {})}
                />
              ))}
              <Button
                icon={<PlusOutlined aria-hidden="true" />}
                onClick={() => add({ kind: 'resolution', title: '' })}
              >
                {text.addItem}
              </Button>
            </>
          )}
        </Form.List>
      </fieldset>
    </FormDrawer>
  )
}

interface AgendaFieldsProps {
  name: number
  onRemove?: () => void
}

function AgendaFields({ name, onRemove }: AgendaFieldsProps) {
  const text = useWords(meetingWords)
  const kind = Form.useWatch<Schemas['AgendaKind'] | undefined>(['agenda', name, 'kind'])
  return (
    <div className={style.item} role="group" aria-label={text.item(name + 1)}>
      <div className={style.itemHead}>
        <Form.Item name={[name, 'kind']} label={text.item(name + 1)} rules={[{ required: true }]}>
          <Select options={optionsOf(text.agendaKinds)} />
        </Form.Item>
        {onRemove && (
          <Button
            type="text"
            aria-label={text.removeItem}
            icon={<DeleteOutlined aria-hidden="true" />}
            onClick={onRemove}
          />
        )}
      </div>
      <Form.Item name={[name, 'title']} label={text.name} rules={[{ required: true }]}>
        <Input maxLength={120} />
      </Form.Item>
      {kind === 'resolution' && (
        <Form.Item name={[name, 'development']} valuePropName="checked">
          <Checkbox>{text.development}</Checkbox>
        </Form.Item>
      )}
      {kind === 'election' && (
        <Form.Item name={[name, 'seats']} label={text.seats} rules={[{ required: true }]}>
          <InputNumber min={1} max={30} precision={0} />
        </Form.Item>
      )}
    </div>
  )
}
