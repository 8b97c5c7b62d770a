import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { chainWords } from '../chains/chain.words.ts'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { organisationWords } from '../organisations/organisation.words.ts'
import { memberKindWords } from '../public-page/public-page.words.ts'
import { applicationWords } from './application.words.ts'
import style from './Joining.module.css'
import { joiningWords } from './joining.words.ts'

interface ApplicationTextProps {
  application: Schemas['MemberApplication']
}

/** What the applicant says. */
export function ApplicationText({ application: of }: ApplicationTextProps) {
  const text = useWords(applicationWords)
  const joining = useWords(joiningWords)
  const kinds = useWords(memberKindWords)
  const { name } = useWords(chainWords)
  const words = (said: string) => said && <span className={style.words}>{said}</span>
  return (
    <Panel title={text.form}>
      <Facts
        facts={[
          [joining.kind, kinds[of.kind]],
          [joining.chain, name[of.chainCode]],
          [text.statement, words(of.statement)],
          [text.contribution, words(of.contribution)],
          [text.expectation, words(of.expectation)],
          [text.charterLabel, of.charterAccepted ? text.charterYes : text.charterNo],
        ]}
      />
    </Panel>
  )
}

interface RegisteredProps {
  card: Schemas['MemberApplicationCard']
}

/** What the register knows of the applicant, so that it is not asked for it. */
export function Registered({ card: { application, organisation, committee, member } }: RegisteredProps) {
  const text = useWords(applicationWords)
  const { kind: kindName } = useWords(organisationWords)
  const { name, place } = useWords(chainWords)
  return (
    <Panel title={text.facts}>
      <p className={style.lead}>{text.formLead}</p>
      <Facts
        facts={[
          [
            text.creditCode,
            organisation.creditCode ? <code key="code">{organisation.creditCode}</code> : text.unknown,
          ],
          [text.organisationKind, kindName[organisation.kind]],
          [text.party, organisation.partyStatus ? text.partyStatus[organisation.partyStatus] : text.unknown],
          [
            text.places,
            organisation.places.map((each) => `${name[each.chainCode]} · ${place[each.place]}`).join('、') ||
              text.unknown,
          ],
          [text.committee, committee?.name],
          [text.plaque, member?.plaqueNo && <code key="plaque">{member.plaqueNo}</code>],
        ]}
      />
      <p className={style.links}>
        <Link to="/organisations/$organisationId" params={{ organisationId: application.organisationId }}>
          {application.organisationName}
        </Link>
        {member && (
          <Link to="/members/$memberId" params={{ memberId: member.id }}>
            {text.openMember}
          </Link>
        )}
      </p>
    </Panel>
  )
}
