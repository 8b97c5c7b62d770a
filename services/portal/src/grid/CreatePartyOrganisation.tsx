import type { Schemas } from '@alliance/client'
import { useNavigate } from '@tanstack/react-router'
import { Form, Input, InputNumber, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { chainWords } from '../chains/chain.words.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { gridWords } from './grid.words.ts'
import { PartyOrganisationSelect } from './PartyOrganisationSelect.tsx'
import { stale } from './stale.ts'

interface CreatePartyOrganisationProps {
  parentId: string | null
  parentName?: string
  onClose: () => void
}
type Values = Omit<Schemas['NewPartyOrganisation'], 'provenance' | 'sourceRef' | 'isDemo'>

export function CreatePartyOrganisation({ parentId, parentName, onClose }: CreatePartyOrganisationProps) {
  const text = useWords(gridWords)
  const chains = useWords(chainWords)
  const navigate = useNavigate()
  const known = parentId && parentName ? { value: parentId, label: parentName } : null
  const orNull = { getValueFromEvent: (next: unknown) => next ?? null }
  return (
    <FormDrawer<Values, Schemas['PartyOrganisation']>
      title={text.create}
      onClose={onClose}
      initial={{
        type: 'branch',
        gridLevel: 3,
        committeeForm: null,
        chainCode: null,
        parkCode: null,
        establishedOn: today(),
        fullMembers: null,
        formalParentId: null,
        functionalParentId: parentId,
      }}
      refreshes={stale}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/party-organisations', {
            params: { header: keyed(key) },
            body: { ...values, parkCode: values.parkCode || null, sourceRef: null, isDemo: false },
          }),
        )
      }
      done={({ id }) => void navigate({ to: '/grid', search: { focus: id } })}
    >
      <Form.Item name="name" label={text.name} rules={[{ required: true }]}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="type" label={text.typeLabel} rules={[{ required: true }]}>
        <Select options={optionsOf(text.type)} />
      </Form.Item>
      <Form.Item name="gridLevel" label={text.levelLabel} {...orNull}>
        <Select allowClear options={[1, 2, 3].map((level) => ({ value: level, label: text.level(level) }))} />
      </Form.Item>
      <Form.Item name="committeeForm" label={text.formLabel} {...orNull}>
        <Select allowClear options={optionsOf(text.form)} />
      </Form.Item>
      <Form.Item name="chainCode" label={text.chain} {...orNull}>
        <Select allowClear options={optionsOf(chains.name)} />
      </Form.Item>
      <Form.Item name="parkCode" label={text.park} extra={text.parkHint}>
        <Input maxLength={9} />
      </Form.Item>
      <Form.Item name="establishedOn" label={text.established} rules={[{ required: true }]}>
        <DateField />
      </Form.Item>
      <Form.Item name="fullMembers" label={text.fullMembers}>
        <InputNumber min={0} max={100000} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="functionalParentId" label={text.functionalParent}>
        <PartyOrganisationSelect known={known} />
      </Form.Item>
      <Form.Item name="formalParentId" label={text.formalParent}>
        <PartyOrganisationSelect />
      </Form.Item>
    </FormDrawer>
  )
}
