import type { Schemas } from '@alliance/client'
import { Form } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { gridWords } from './grid.words.ts'
import { stale } from './stale.ts'

interface EndCoverageProps {
  coverage: Schemas['Coverage']
  onClose: () => void
}

export function EndCoverage({ coverage, onClose }: EndCoverageProps) {
  const text = useWords(gridWords)
  return (
    <FormDrawer<Schemas['CoverageEnd'], Schemas['Coverage']>
      title={text.endTitle(coverage.organisationName)}
      onClose={onClose}
      initial={{ to: today() }}
      refreshes={stale}
      submitLabel={text.endCoverage}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/membership/party-organisations/{partyOrganisationId}/coverage/{coverageId}/end', {
            params: {
              path: { partyOrganisationId: coverage.partyOrganisationId, coverageId: coverage.id },
              header: keyed(key),
            },
            body,
          }),
        )
      }
    >
      <Form.Item name="to" label={text.to} rules={[{ required: true }]}>
        <DateField min={coverage.from} />
      </Form.Item>
    </FormDrawer>
  )
}
