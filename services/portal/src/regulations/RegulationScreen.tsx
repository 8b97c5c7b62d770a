import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { AsOfField } from '../dates/AsOfField.tsx'
import { Documents } from '../documents/Documents.tsx'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { provenanceWords } from '../provenance/provenance.words.ts'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { Difference } from './Difference.tsx'
import { RegulationActions } from './RegulationActions.tsx'
import { RegulationText } from './RegulationText.tsx'
import { regulationWords } from './regulation.words.ts'
import style from './Regulations.module.css'
import { Reviews } from './Reviews.tsx'
import { Versions } from './Versions.tsx'

/** One regulation: the text in force on a date, its versions and what changed between them, documents and reviews. */
export function RegulationScreen() {
  const text = useWords(regulationWords)
  const provenance = useWords(provenanceWords)
  const may = useMay()
  const { regulationId } = useParams({ from: '/signed-in/regulations/$regulationId' })
  const { asOf, older, newer } = useSearch({ from: '/signed-in/regulations/$regulationId' })
  const navigate = useNavigate({ from: '/regulations/$regulationId' })
  const query = useQuery({
    queryKey: ['regulations', 'card', regulationId, asOf],
    queryFn: () =>
      settled(
        api.GET('/api/v1/membership/regulations/{regulationId}', {
          params: { path: { regulationId }, query: { asOf } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const card = query.data
  if (!card)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  const { regulation } = card
  const inForce = card.versions.find(({ number }) => number === regulation.inForce?.number)
  const mayWrite = may('regulation:write')
  return (
    <Page
      key={regulationId}
      title={regulation.title}
      tags={<DemoTag of={regulation} />}
      lead={`${text.kinds[regulation.kind]} · ${text.states[regulation.state]}`}
      actions={
        <>
          <AsOfField
            value={asOf}
            onChange={(date) => void navigate({ search: (before) => ({ ...before, asOf: date }) })}
          />
          {mayWrite && regulation.repealedOn === null && <RegulationActions regulation={regulation} />}
        </>
      }
    >
      <DemoBanner rows={[regulation]} />
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      {card.cut && <p role="note">{text.cut}</p>}
      <div className={style.card} aria-busy={query.isPlaceholderData}>
        <div className={style.column}>
          {older !== undefined && newer !== undefined ? (
            <Difference regulationId={regulationId} older={older} newer={newer} />
          ) : (
            <Panel title={inForce ? `${text.text} · ${text.versionOf(inForce.number)}` : text.text}>
              {inForce?.text ? <RegulationText text={inForce.text} /> : <p>{text.noText}</p>}
            </Panel>
          )}
          <Documents
            owner={`regulations/${regulationId}`}
            documents={card.documents}
            mayWrite={mayWrite}
            refreshes={[['regulations']]}
            withdraw={(documentId, reason, key) =>
              settled(
                api.POST('/api/v1/membership/regulations/{regulationId}/documents/{documentId}/withdrawal', {
                  params: { path: { regulationId, documentId }, header: keyed(key) },
                  body: { reason },
                }),
              )
            }
          />
        </div>
        <div className={style.column}>
          <Panel title={text.details}>
            <Facts
              facts={[
                [text.number, regulation.number],
                [text.issuedBy, regulation.issuedByName],
                [
                  text.reviewDue,
                  regulation.reviewDueOn && (
                    <>
                      {regulation.reviewDueOn}{' '}
                      {regulation.reviewOverdue && <strong className={style.overdue}>{text.overdue}</strong>}
                    </>
                  ),
                ],
                [
                  text.repealed,
                  regulation.repealedOn && `${regulation.repealedOn} · ${regulation.repealReason}`,
                ],
                [provenance.title, provenance.kind[regulation.provenance]],
                [text.source, regulation.sourceRef],
              ]}
            />
          </Panel>
          <Versions card={card} />
          <Reviews card={card} />
        </div>
      </div>
    </Page>
  )
}
