import type { Schemas } from '@alliance/client'
import { Form, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import type { DateOnly } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { OrganisationSelect } from '../form/OrganisationSelect.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { type ChainCode, chainWords } from './chain.words.ts'
import type { ChainLink } from './places.ts'

interface AddChainLinkProps {
  code: ChainCode
  from: DateOnly
  onClose: () => void
}
type Values = Pick<Schemas['NewChainLink'], 'organisationId' | 'place' | 'from'>

export function AddChainLink({ code, from, onClose }: AddChainLinkProps) {
  const text = useWords(chainWords)
  return (
    <FormDrawer<Values, ChainLink>
      title={text.addTitle}
      onClose={onClose}
      initial={{ from }}
      refreshes={[['chains'], ['organisations', 'card']]}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/chains/{chainCode}/links', {
            params: { path: { chainCode: code }, header: keyed(key) },
            body: { ...values, sourceRef: null, isDemo: false },
          }),
        )
      }
    >
      <Form.Item name="organisationId" label={text.organisation} rules={[{ required: true }]}>
        <OrganisationSelect />
      </Form.Item>
      <Form.Item name="place" label={text.placeLabel} rules={[{ required: true }]}>
        <Select options={optionsOf(text.place)} />
      </Form.Item>
      <Form.Item name="from" label={text.from} rules={[{ required: true }]}>
        <DateField />
      </Form.Item>
    </FormDrawer>
  )
}
