import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useLanguage } from '../language/language.ts'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { Changes } from './Changes.tsx'
import { fieldAt } from './policy.fields.ts'
import style from './Policies.module.css'
import { PolicyActions } from './PolicyActions.tsx'
import { policyWords } from './policy.words.ts'
import { Sections } from './Sections.tsx'

/** One version: its whole text, what it changes, and what may come next. */
export function PolicyScreen() {
  const text = useWords(policyWords)
  const language = useLanguage()
  const may = useMay()
  const { housingPolicyId } = useParams({ from: '/signed-in/housing-policies/$housingPolicyId' })
  const query = useQuery({
    queryKey: ['housing-policies', 'one', housingPolicyId],
    queryFn: () =>
      settled(
        api.GET('/api/v1/talent-housing/housing-policies/{housingPolicyId}', {
          params: { path: { housingPolicyId } },
        }),
      ),
  })
  const policy = query.data
  if (!policy)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  return (
    <Page
      key={housingPolicyId}
      title={`${text.title} ${policy.number ?? text.unnumbered}`}
      tags={<DemoTag of={policy} />}
      lead={`${text.states[policy.phase ?? policy.state]} · ${text.from} ${policy.effectiveFrom}`}
      actions={<PolicyActions policy={policy} />}
    >
      <div className={style.screen}>
        <DemoBanner rows={[policy]} />
        {policy.state === 'submitted' && policy.own && <p role="note">{text.own}</p>}
        {policy.faults.length > 0 && (
          <Panel title={text.faults}>
            <ul>
              {policy.faults.map(({ pointer, detail }) => (
                <li key={pointer} className={style.fault}>
                  {fieldAt(policy.document, pointer).name[language]}：{detail}
                </li>
              ))}
            </ul>
          </Panel>
        )}
        <Panel title={text.details}>
          <Facts
            facts={[
              [text.note, policy.note],
              [text.draftedBy, policy.draftedBy],
              [text.submitted, policy.submittedBy],
              [text.publishedBy, policy.publishedBy],
              [text.returned, policy.returnedReason],
              [text.withdrawn, policy.withdrawnReason],
              [text.source, policy.sourceRef],
            ]}
          />
        </Panel>
        {policy.basedOnId !== null && <Changes policy={policy} olderId={policy.basedOnId} />}
        <Sections policy={policy} editable={policy.state === 'draft' && may('housing-policy:write')} />
      </div>
    </Page>
  )
}
