import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useLanguage } from '../language/language.ts'
import { useWords } from '../language/words.ts'
import { DataTable } from '../listing/DataTable.tsx'
import { Empty } from '../listing/Empty.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { fieldAt, shown } from './policy.fields.ts'
import { policyWords } from './policy.words.ts'

interface ChangesProps {
  policy: Schemas['HousingPolicyText']
  olderId: string
}

/** What a version changes of the one it was drafted from, field by field. */
export function Changes({ policy, olderId }: ChangesProps) {
  const text = useWords(policyWords)
  const language = useLanguage()
  const query = useQuery({
    queryKey: ['housing-policies', 'changes', policy.id, policy.version, olderId],
    queryFn: () =>
      settled(
        api.GET('/api/v1/talent-housing/housing-policies/{housingPolicyId}/differences', {
          params: { path: { housingPolicyId: policy.id }, query: { olderId } },
        }),
      ),
  })
  return (
    <Panel title={text.changes}>
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Waiting lines={3} />}
      {query.data?.changes.length === 0 && <Empty>{text.noChanges}</Empty>}
      {query.data && query.data.changes.length > 0 && (
        <DataTable
          caption={text.changes}
          rows={query.data.changes}
          rowKey={(row) => row.pointer}
          columns={[
            {
              title: text.field,
              heading: true,
              cell: ({ pointer }) => fieldAt(policy.document, pointer).name[language],
            },
            {
              title: text.older,
              cell: ({ pointer, older }) => shown(fieldAt(policy.document, pointer).unit, older, language),
            },
            {
              title: text.newer,
              cell: ({ pointer, newer }) => shown(fieldAt(policy.document, pointer).unit, newer, language),
            },
          ]}
        />
      )}
    </Panel>
  )
}
