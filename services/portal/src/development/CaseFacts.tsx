import type { Schemas } from '@alliance/client'
import { useBilingual, useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { listingWords } from '../listing/listing.words.ts'
import { Panel } from '../listing/Panel.tsx'
import { caseWords } from './case.words.ts'
import { acts, developmentWords } from './development.words.ts'
import style from './Development.module.css'
import { Recorded } from './Step.tsx'
import { Tag } from '../listing/Tag.tsx'

interface CaseFactsProps {
  card: Schemas['DevelopmentCard']
}

/** Where a case stands: its rules, its next step and deadline, and what was not kept. */
export function CaseFacts({ card }: CaseFactsProps) {
  const text = useWords(developmentWords)
  const words = useWords(caseWords)
  const { until } = useWords(listingWords)
  const read = useBilingual()
  const { case: of, probation, breaches, corrected } = card
  const article = (rule: string) => card.clocks.find((clock) => clock.rule === rule)!.article
  return (
    <div className={style.top}>
      <Panel title={text.rules[of.ruleSet]}>
        <p className={style.fact}>{words.rulesLead}</p>
        <Facts
          facts={[
            [text.branch, of.partyOrganisationName],
            [text.status, text.state[of.state]],
            [text.period, until(of.openedOn, of.endedOn)],
            [text.next, of.nextAct && read(acts[of.nextAct].name)],
            [text.deadline, of.dueOn && `${of.dueOn} · ${of.dueRule}`],
            [
              words.probation,
              probation &&
                `${until(probation.from, probation.to)}${probation.extended ? ` · ${words.extended}` : ''}`,
            ],
          ]}
        />
      </Panel>
      <Panel title={words.breaches}>
        {breaches.length === 0 && <p className={style.fact}>{words.noBreaches}</p>}
        <ul className={style.breaches}>
          {breaches.map(({ rule, kind, date, on }) => (
            <li key={rule + date}>
              <Tag tone="bad">{rule}</Tag> {kind === 'late' ? words.late(date, on) : words.tooEarly(date, on)}
              <small>{read(article(rule))}</small>
            </li>
          ))}
        </ul>
        {corrected.length > 0 && (
          <details>
            <summary>{words.corrected}</summary>
            {corrected.map((entry) => (
              <div key={entry.id}>
                {read(acts[entry.act].name)}
                <Recorded of={entry} />
              </div>
            ))}
          </details>
        )}
      </Panel>
    </div>
  )
}
