import type { Schemas } from '@alliance/client'
import { Form } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { chainWords } from './chain.words.ts'
import type { ChainLink } from './places.ts'

interface EndChainLinkProps {
  link: ChainLink
  onClose: () => void
}

export function EndChainLink({ link, onClose }: EndChainLinkProps) {
  const text = useWords(chainWords)
  return (
    <FormDrawer<Schemas['ChainLinkEnd'], ChainLink>
      title={text.endTitle(link.organisationName)}
      onClose={onClose}
      initial={{ to: today() }}
      refreshes={[['chains'], ['organisations', 'card']]}
      submitLabel={text.end}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/chains/{chainCode}/links/{linkId}/end', {
            params: { path: { chainCode: link.chainCode, linkId: link.id }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <Form.Item name="to" label={text.to} rules={[{ required: true }]}>
        <DateField min={link.from} />
      </Form.Item>
    </FormDrawer>
  )
}
