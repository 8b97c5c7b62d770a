import type { Schemas } from '@alliance/client'
import { Checkbox, Form, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { OrganisationSelect } from '../form/OrganisationSelect.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { memberKindWords } from '../public-page/public-page.words.ts'
import { memberWords } from './member.words.ts'

interface AdmitMemberProps {
  onClose: () => void
}
type Values = Pick<Schemas['NewAllianceMember'], 'organisationId' | 'kind' | 'founding' | 'admittedOn'>

export function AdmitMember({ onClose }: AdmitMemberProps) {
  const text = useWords(memberWords)
  const kinds = useWords(memberKindWords)
  return (
    <FormDrawer<Values, Schemas['AllianceMember']>
      title={text.admit}
      onClose={onClose}
      initial={{ founding: false, admittedOn: today() }}
      refreshes={[['members'], ['organisations', 'card'], ['public-overview']]}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/alliance-members', {
            params: { header: keyed(key) },
            body: { ...values, sourceRef: null, isDemo: false },
          }),
        )
      }
    >
      <Form.Item name="organisationId" label={text.organisation} rules={[{ required: true }]}>
        <OrganisationSelect />
      </Form.Item>
      <Form.Item name="kind" label={text.kind} rules={[{ required: true }]}>
        <Select options={optionsOf(kinds)} />
      </Form.Item>
      <Form.Item
        name="admittedOn"
        label={text.admittedOn}
        rules={[{ required: true }]}
        extra={text.plaqueHint}
      >
        <DateField />
      </Form.Item>
      <Form.Item name="founding" valuePropName="checked">
        <Checkbox>{text.foundingMember}</Checkbox>
      </Form.Item>
    </FormDrawer>
  )
}
