import type { Schemas } from '@alliance/client'
import { Form, Segmented } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { gridWords } from './grid.words.ts'
import { PartyOrganisationSelect } from './PartyOrganisationSelect.tsx'
import { stale } from './stale.ts'

interface MovePartyOrganisationProps {
  card: Schemas['PartyOrganisationCard']
  onClose: () => void
}

export function MovePartyOrganisation({ card, onClose }: MovePartyOrganisationProps) {
  const text = useWords(gridWords)
  return (
    <FormDrawer<Schemas['Move'], Schemas['Edge']>
      title={`${text.moveTitle}：${card.partyOrganisation.name}`}
      onClose={onClose}
      initial={{ tree: 'functional', from: card.asOf }}
      refreshes={stale}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/party-organisations/{partyOrganisationId}/moves', {
            params: { path: { partyOrganisationId: card.partyOrganisation.id }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="tree" label={text.tree} rules={[{ required: true }]}>
        <Segmented
          block
          options={[
            { value: 'functional', label: text.functional },
            { value: 'formal', label: text.formal },
          ]}
        />
      </Form.Item>
      <Form.Item name="parentId" label={text.moveTo} rules={[{ required: true }]}>
        <PartyOrganisationSelect />
      </Form.Item>
      <Form.Item name="from" label={text.from} rules={[{ required: true }]}>
        <DateField />
      </Form.Item>
    </FormDrawer>
  )
}
