import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { AsOfField } from '../dates/AsOfField.tsx'
import { FaultNote } from '../fault/FaultNote.tsx'
import joining from '../joining/Joining.module.css'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { listingWords } from '../listing/listing.words.ts'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { memberKindWords } from '../public-page/public-page.words.ts'
import { Page } from '../shell/Page.tsx'
import { memberWords } from './member.words.ts'
import { MemberActions } from './MemberActions.tsx'
import { MemberFile } from './MemberFile.tsx'
import { standingWords } from './standing.words.ts'
import { StandingTag } from './StandingTag.tsx'
import { useMember } from './useMember.ts'

/** A member as on a date, its standing over time, and its file for those whom it concerns. */
export function MemberScreen() {
  const text = useWords(standingWords)
  const words = useWords(memberWords)
  const kinds = useWords(memberKindWords)
  const { until } = useWords(listingWords)
  const { memberId } = useParams({ from: '/signed-in/members/$memberId' })
  const { asOf } = useSearch({ from: '/signed-in/members/$memberId' })
  const navigate = useNavigate({ from: '/members/$memberId' })
  const query = useMember(memberId, asOf)
  const card = query.data
  if (!card)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  const { member, standings, applicationId, file } = card
  return (
    <Page
      key={memberId}
      title={member.organisationName}
      lead={<Link to="/members">{text.back}</Link>}
      tags={
        <span className={joining.tags}>
          <StandingTag of={member.standing} />
          <DemoTag of={member} />
        </span>
      }
      actions={
        <>
          <AsOfField
            value={asOf}
            onChange={(date) => void navigate({ search: date ? { asOf: date } : {} })}
          />
          {!asOf && <MemberActions card={card} />}
        </>
      }
    >
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      <div className={joining.case} aria-busy={query.isPlaceholderData}>
        <div className={joining.side}>{file && <MemberFile file={file} />}</div>
        <div className={joining.side}>
          <Panel title={text.facts}>
            <Facts
              facts={[
                [words.plaque, member.plaqueNo && <code key="plaque">{member.plaqueNo}</code>],
                [words.kind, kinds[member.kind]],
                [words.period, until(member.admittedOn, member.endedOn)],
                [words.founding, member.founding && words.foundingMember],
                [text.nextReview, member.reviewDueOn],
              ]}
            />
            <p className={joining.links}>
              <Link to="/organisations/$organisationId" params={{ organisationId: member.organisationId }}>
                {words.organisation}
              </Link>
              {member.plaqueNo && (
                <>
                  <Link to="/members/$memberId/plaque" params={{ memberId }}>
                    {text.plaque}
                  </Link>
                  <Link to="/verify/$number" params={{ number: member.plaqueNo }}>
                    {text.verify}
                  </Link>
                </>
              )}
              {applicationId && (
                <Link to="/joining/$applicationId" params={{ applicationId }}>
                  {text.openApplication}
                </Link>
              )}
            </p>
          </Panel>
          <Panel title={text.standings}>
            {standings.length === 0 && <p className={joining.soft}>{text.active}</p>}
            <ul className={joining.objections}>
              {standings.map((period) => (
                <li key={period.from + period.standing}>
                  <span className={joining.line}>
                    <StandingTag of={period.standing} />
                    {until(period.from, period.to)}
                  </span>
                  {period.until && <span className={joining.soft}>{text.by(period.until)}</span>}
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      </div>
    </Page>
  )
}
