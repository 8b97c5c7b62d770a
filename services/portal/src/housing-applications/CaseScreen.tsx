import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import joining from '../joining/Joining.module.css'
import { useWords } from '../language/words.ts'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { Page } from '../shell/Page.tsx'
import { CaseActions } from './CaseActions.tsx'
import { CaseFacts } from './CaseFacts.tsx'
import { caseWords } from './case.words.ts'
import { HousingDocuments } from './HousingDocuments.tsx'
import { HousingObjections } from './HousingObjections.tsx'
import { HousingState } from './HousingState.tsx'
import { HousingSteps } from './HousingSteps.tsx'
import { housingWords } from './housing.words.ts'

/** One case, for the employer and for who reviews: where it stands, what was declared, what the reader may do. */
export function CaseScreen() {
  const text = useWords(housingWords)
  const { duplicates } = useWords(caseWords)
  const { applicationId } = useParams({ from: '/signed-in/housing-applications/$applicationId' })
  const query = useQuery({
    queryKey: ['housing', 'card', applicationId],
    queryFn: () =>
      settled(
        api.GET('/api/v1/talent-housing/applications/{applicationId}', {
          params: { path: { applicationId } },
        }),
      ),
  })
  const card = query.data
  if (!card)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  return (
    <Page
      key={applicationId}
      title={card.application.applicantName}
      lead={<Link to="/housing-applications">{text.back}</Link>}
      tags={
        <span className={joining.tags}>
          <HousingState of={card.application.state} />
          <DemoTag of={card.application} />
        </span>
      }
      actions={<CaseActions card={card} />}
    >
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      {card.openDuplicates > 0 && (
        <p role="note">
          <Link to="/housing-applications/duplicates">{duplicates(card.openDuplicates)}</Link>
        </p>
      )}
      <CaseBody card={card} />
    </Page>
  )
}

interface CaseBodyProps {
  card: Schemas['HousingApplicationCard']
}

/** The parts of a case, for its own page and for the applicant's. */
export function CaseBody({ card }: CaseBodyProps) {
  return (
    <div className={joining.case}>
      <div className={joining.side}>
        <HousingSteps card={card} />
        <HousingObjections card={card} />
      </div>
      <div className={joining.side}>
        <CaseFacts card={card} />
        {card.form && <HousingDocuments card={card} />}
      </div>
    </div>
  )
}
