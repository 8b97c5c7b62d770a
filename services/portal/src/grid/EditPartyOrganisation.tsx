import type { Schemas } from '@alliance/client'
import { Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { ifMatch } from '../api/useIntent.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { gridWords } from './grid.words.ts'
import { stale } from './stale.ts'

interface EditPartyOrganisationProps {
  partyOrganisation: Schemas['PartyOrganisation']
  onClose: () => void
}

/** Renames, recounts or dissolves. */
export function EditPartyOrganisation({ partyOrganisation, onClose }: EditPartyOrganisationProps) {
  const text = useWords(gridWords)
  const path = { partyOrganisationId: partyOrganisation.id }
  const [read, setRead] = useState(partyOrganisation)
  const reload = async () => {
    const card = await settled(
      api.GET('/api/v1/membership/party-organisations/{partyOrganisationId}', { params: { path } }),
    )
    setRead(card.partyOrganisation)
  }
  return (
    <FormDrawer<Schemas['PartyOrganisationChange'], Schemas['PartyOrganisation']>
      touchedOnly
      title={text.editTitle}
      onClose={onClose}
      initial={{ name: partyOrganisation.name, fullMembers: partyOrganisation.fullMembers }}
      refreshes={stale}
      onReload={() => void reload()}
      write={({ dissolvedOn, ...values }) =>
        settled(
          api.PATCH('/api/v1/membership/party-organisations/{partyOrganisationId}', {
            params: { path, header: ifMatch(read) },
            body: { ...values, ...(dissolvedOn ? { dissolvedOn } : {}) },
          }),
        )
      }
    >
      <Form.Item name="name" label={text.name} rules={[{ required: true }]}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="fullMembers" label={text.fullMembers}>
        <InputNumber min={0} max={100000} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="dissolvedOn" label={text.dissolved} extra={text.dissolvedHint}>
        <DateField min={partyOrganisation.establishedOn} />
      </Form.Item>
    </FormDrawer>
  )
}
