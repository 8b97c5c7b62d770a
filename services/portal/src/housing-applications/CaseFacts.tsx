import type { Schemas } from '@alliance/client'
import joining from '../joining/Joining.module.css'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { caseWords } from './case.words.ts'
import style from './Housing.module.css'
import { housingWords } from './housing.words.ts'

interface CaseFactsProps {
  card: Schemas['HousingApplicationCard']
}

/** What was declared, what the employer confirmed, what was told to be missing, why it is appealed. */
export function CaseFacts({ card }: CaseFactsProps) {
  const text = useWords(caseWords)
  const { wishes, kinds, number, employer, talentClass, classOf, points, wish, qualifications } =
    useWords(housingWords)
  const { application, confirmation, supplement, appeal, employment } = card
  const contract = employment.openEnded ? text.openEnded : employment.contractUntil
  return (
    <>
      <Panel title={text.answers}>
        <Facts
          facts={[
            [number, <code key="number">{application.applicationNo}</code>],
            [text.person, application.applicantName],
            [employer, application.employerName],
            [text.contract, contract],
            [wish, application.unitWish && wishes[application.unitWish]],
            [talentClass, application.talentClass && classOf(application.talentClass)],
            [points, application.pointsTenths !== null && application.pointsTenths / 10],
            ...declared(card, text, qualifications),
          ]}
        />
        {card.form && <p className={style.soft}>{text.declared}</p>}
      </Panel>
      {confirmation && (
        <Panel title={text.confirmation}>
          <Facts
            facts={[
              [
                confirmation.outcome === 'confirmed' ? text.confirmed : text.refused,
                `${confirmation.by} · ${confirmation.on}`,
              ],
              [text.contract, confirmation.openEnded ? text.openEnded : confirmation.contractUntil],
              [text.keyPost, confirmation.keyPost ? text.is : text.isNot],
              [text.taxed, confirmation.taxedInZone ? text.is : text.isNot],
              [text.note, confirmation.note],
            ]}
          />
        </Panel>
      )}
      {supplement && (
        <Panel title={text.supplement}>
          <ul>
            {supplement.items.map((item) => (
              <li key={item.subject + item.text}>
                <strong>{kinds[item.subject]}</strong> {item.text}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {appeal && (
        <Panel title={text.appealGrounds}>
          <p className={joining.words}>{appeal.grounds}</p>
          {appeal.answer && <p className={joining.words}>{appeal.answer}</p>}
        </Panel>
      )}
    </>
  )
}

type Words = (typeof caseWords)['zh']
type Qualifications = (typeof housingWords)['zh']['qualifications']

function declared(
  { form }: CaseFactsProps['card'],
  text: Words,
  names: Qualifications,
): [string, string | null][] {
  if (!form) return []
  const { identity, family, qualifications, qualificationProof, socialInsuranceMonths } = form
  const yesNo = (answer: boolean | null) => (answer === null ? null : answer ? text.yes : text.no)
  return [
    [text.number, identity && `${identity.number}（${text.age(identity.age)}）`],
    [text.phone, identity && identity.phone],
    [text.qualified, qualifications.map((each) => names[each as keyof Qualifications]).join('、')],
    [text.proof, qualificationProof],
    [text.months, socialInsuranceMonths === null ? null : String(socialInsuranceMonths)],
    [text.spouse, family.spouse && `${family.spouse.name} ${family.spouse.number}`],
    [text.children, family.children.length > 0 ? text.childrenOf(family.children) : null],
    [text.ownsHome, yesNo(form.ownsHome)],
    [text.otherHousing, yesNo(form.otherPublicHousing)],
  ]
}
