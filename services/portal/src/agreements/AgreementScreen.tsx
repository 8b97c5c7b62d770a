import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
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
import { agreementWords } from './agreement.words.ts'
import { AgreementActions } from './AgreementActions.tsx'
import style from './Agreements.module.css'
import { Editions } from './Editions.tsx'
import { Milestones } from './Milestones.tsx'
import { Parties } from './Parties.tsx'
import { AgreementState, Term } from './Standing.tsx'

/** One agreement as on a date: who is in it as what, until when, what is due, and its texts. */
export function AgreementScreen() {
  const text = useWords(agreementWords)
  const may = useMay()
  const { agreementId } = useParams({ from: '/signed-in/agreements/$agreementId' })
  const { asOf } = useSearch({ from: '/signed-in/agreements/$agreementId' })
  const navigate = useNavigate({ from: '/agreements/$agreementId' })
  const query = useQuery({
    queryKey: ['agreements', 'card', agreementId, asOf],
    queryFn: () =>
      settled(
        api.GET('/api/v1/membership/agreements/{agreementId}', {
          params: { path: { agreementId }, query: { asOf } },
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
  const { agreement } = card
  return (
    <Page
      key={agreementId}
      title={agreement.title}
      tags={
        <>
          <AgreementState state={agreement.state} />
          <DemoTag of={agreement} />
        </>
      }
      lead={text.kinds[agreement.kind]}
      actions={
        <>
          <AsOfField value={asOf} onChange={(date) => void navigate({ search: { asOf: date } })} />
          {may('agreement:write') && asOf === undefined && <AgreementActions agreement={agreement} />}
        </>
      }
    >
      <DemoBanner rows={[agreement, ...card.milestones]} />
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      {card.cut && <p role="note">{text.cut}</p>}
      <div className={style.card} aria-busy={query.isPlaceholderData}>
        <div className={style.column}>
          <Details card={card} />
          <Milestones card={card} />
        </div>
        <div className={style.column}>
          <Parties agreement={agreement} />
          <Documents
            owner={`agreements/${agreementId}`}
            documents={card.documents}
            mayWrite={may('agreement:write')}
            refreshes={[['agreements']]}
            withdraw={(documentId, reason, key) =>
              settled(
                api.POST('/api/v1/membership/agreements/{agreementId}/documents/{documentId}/withdrawal', {
                  params: { path: { agreementId, documentId }, header: keyed(key) },
                  body: { reason },
                }),
              )
            }
          />
          <Editions card={card} />
        </div>
      </div>
    </Page>
  )
}

interface DetailsProps {
  card: Parameters<typeof Milestones>[0]['card']
}

function Details({ card: { agreement, renews, renewedBy } }: DetailsProps) {
  const text = useWords(agreementWords)
  const provenance = useWords(provenanceWords)
  const other = (named: { id: string; title: string } | null) =>
    named && (
      <Link to="/agreements/$agreementId" params={{ agreementId: named.id }}>
        {named.title}
      </Link>
    )
  return (
    <Panel title={text.details}>
      <Facts
        facts={[
          [text.signedOn, agreement.signedOn],
          [text.term, <Term key="term" of={agreement} />],
          [
            text.scope,
            <span key="scope" className={style.scope}>
              {agreement.scope ?? text.notStated}
            </span>,
          ],
          [text.links, agreement.links.map((code) => text.linkNames[code]).join('、')],
          [text.actions, agreement.actions.map((code) => text.actionNames[code]).join('、')],
          [text.edition, text.editionOf(agreement.edition)],
          [text.ended, agreement.endedOn && `${agreement.endedOn} · ${agreement.endReason}`],
          [text.renews, other(renews)],
          [text.renewedBy, other(renewedBy)],
          [provenance.title, provenance.kind[agreement.provenance]],
          [text.source, agreement.sourceRef],
        ]}
      />
    </Panel>
  )
}
