import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { Page } from '../shell/Page.tsx'
import { ApplicationActions } from './ApplicationActions.tsx'
import { applicationWords } from './application.words.ts'
import { ApplicationText, Registered } from './ApplicationText.tsx'
import style from './Joining.module.css'
import { Objections } from './Objections.tsx'
import { Reasons } from './Reasons.tsx'
import { StateTag } from './StateTag.tsx'
import { Steps } from './Steps.tsx'

/** One application: where it stands, what it says, what the register knows, and what the reader may do. */
export function ApplicationScreen() {
  const text = useWords(applicationWords)
  const { applicationId } = useParams({ from: '/signed-in/joining/$applicationId' })
  const query = useQuery({
    queryKey: ['joining', 'card', applicationId],
    queryFn: () =>
      settled(
        api.GET('/api/v1/membership/member-applications/{applicationId}', {
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
  const { application, check, objections } = card
  return (
    <Page
      key={applicationId}
      title={application.organisationName}
      lead={<Link to="/joining">{text.back}</Link>}
      tags={
        <span className={style.tags}>
          <StateTag of={application.state} />
          <DemoTag of={application} />
        </span>
      }
      actions={<ApplicationActions card={card} />}
    >
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      <div className={style.case}>
        <div className={style.side}>
          <Panel title={text.where}>
            <Steps card={card} />
          </Panel>
          {(application.state === 'publicity' || objections.length > 0) && <Objections card={card} />}
        </div>
        <div className={style.side}>
          {check && (
            <Panel title={text.check}>
              <p className={style.lead}>{text.checkLead}</p>
              <Reasons of={check.findings} />
            </Panel>
          )}
          <ApplicationText application={application} />
          <Registered card={card} />
        </div>
      </div>
    </Page>
  )
}
