import type { Schemas } from '@alliance/client'
import { Form, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { PartyOrganisationSelect } from '../grid/PartyOrganisationSelect.tsx'
import { useWords } from '../language/words.ts'
import { personWords } from './person.words.ts'

interface AffiliateProps {
  personId: string
  onClose: () => void
}
type Values = Pick<Schemas['NewAffiliation'], 'partyOrganisationId' | 'kind' | 'status' | 'from'>

export function Affiliate({ personId, onClose }: AffiliateProps) {
  const text = useWords(personWords)
  return (
    <FormDrawer<Values, Schemas['Affiliation']>
      title={text.transfer}
      onClose={onClose}
      initial={{ kind: 'formal', status: 'full', from: today() }}
      refreshes={[['people', 'affiliations', personId], ['grid']]}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/people/{personId}/affiliations', {
            params: { path: { personId }, header: keyed(key) },
            body: { ...values, sourceRef: null, isDemo: false },
          }),
        )
      }
    >
      <Form.Item name="partyOrganisationId" label={text.partyOrganisation} rules={[{ required: true }]}>
        <PartyOrganisationSelect />
      </Form.Item>
      <Form.Item name="kind" label={text.kind}>
        <Select
          options={(['formal', 'functional'] as const).map((value) => ({ value, label: text[value] }))}
        />
      </Form.Item>
      <Form.Item name="status" label={text.status}>
        <Select
          options={(['full', 'probationary'] as const).map((value) => ({ value, label: text[value] }))}
        />
      </Form.Item>
      <Form.Item name="from" label={text.from} rules={[{ required: true }]} extra={text.transferHint}>
        <DateField />
      </Form.Item>
    </FormDrawer>
  )
}
