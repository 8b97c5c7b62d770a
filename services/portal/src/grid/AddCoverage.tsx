import type { Schemas } from '@alliance/client'
import { Form, InputNumber } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import type { DateOnly } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { OrganisationSelect } from '../form/OrganisationSelect.tsx'
import { useWords } from '../language/words.ts'
import { gridWords } from './grid.words.ts'
import { stale } from './stale.ts'

interface AddCoverageProps {
  partyOrganisationId: string
  from: DateOnly
  onClose: () => void
}
type Values = Pick<Schemas['NewCoverage'], 'organisationId' | 'fullMembers' | 'from'>

export function AddCoverage({ partyOrganisationId, from, onClose }: AddCoverageProps) {
  const text = useWords(gridWords)
  return (
    <FormDrawer<Values, Schemas['Coverage']>
      title={text.cover}
      onClose={onClose}
      initial={{ from, fullMembers: null }}
      refreshes={stale}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/party-organisations/{partyOrganisationId}/coverage', {
            params: { path: { partyOrganisationId }, header: keyed(key) },
            body: { ...values, sourceRef: null, isDemo: false },
          }),
        )
      }
    >
      <Form.Item name="organisationId" label={text.organisation} rules={[{ required: true }]}>
        <OrganisationSelect />
      </Form.Item>
      <Form.Item name="fullMembers" label={text.unitMembers}>
        <InputNumber min={0} max={100000} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="from" label={text.from} rules={[{ required: true }]}>
        <DateField />
      </Form.Item>
    </FormDrawer>
  )
}
