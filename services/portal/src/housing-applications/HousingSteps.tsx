import type { Schemas } from '@alliance/client'
import { useState } from 'react'
import style from '../joining/Joining.module.css'
import { ReceiptDrawer } from '../joining/ReceiptDrawer.tsx'
import { Decided } from '../joining/Steps.tsx'
import type { Receipt } from '../joining/timeline.ts'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { caseWords } from './case.words.ts'
import { StepDue } from './HousingState.tsx'
import { housingWords } from './housing.words.ts'

type Card = Schemas['HousingApplicationCard']
type State = Schemas['HousingApplicationState']

const way: State[] = ['draft', 'submitted', 'employer_confirmed', 'eligible', 'publicity', 'queued']
/** Where a state beside the way stands on it. */
const onTheWay: Partial<Record<State, State>> = {
  supplement_required: 'employer_confirmed',
  resubmitted: 'employer_confirmed',
  re_review: 'employer_confirmed',
  appeal: 'employer_confirmed',
}

/** What a class or a score was looked at for is told in the receipt; only what stands against a decision is told here. */
const inShort = (receipt: Receipt): Receipt =>
  /[.](class|points)$/.test(receipt.decision) ? { ...receipt, reasons: [] } : receipt

interface HousingStepsProps {
  card: Card
}

/** Where an application is and why: what was decided, what it waits for and until when, what to do next, what lies ahead. */
export function HousingSteps({ card }: HousingStepsProps) {
  const text = useWords(caseWords)
  const { states } = useWords(housingWords)
  const [shown, setShown] = useState<Receipt>()
  const { state, step } = card.application
  const at = way.indexOf(onTheWay[state] ?? state)
  const hint = text.nextStep[state]
  return (
    <Panel title={text.where}>
      <ol className={style.steps}>
        {card.receipts.map((receipt) => (
          <Decided key={receipt.id} receipt={inShort(receipt)} onOpen={() => setShown(receipt)} />
        ))}
        <li className={style.step} data-kind="now" aria-current="step">
          <h3>{states[state]}</h3>
          <StepDue on={step.dueOn} since={step.from} overdue={step.overdue} provisional={step.provisional} />
          {hint && <p>{hint}</p>}
          {card.ahead !== null && <p>{text.ahead(card.ahead)}</p>}
        </li>
        {at >= 0 &&
          way.slice(at + 1).map((ahead) => (
            <li key={ahead} className={style.step} data-kind="ahead">
              <h3>{states[ahead]}</h3>
            </li>
          ))}
      </ol>
      {shown && <ReceiptDrawer receipt={shown} onClose={() => setShown(undefined)} />}
    </Panel>
  )
}
