import type { Schemas } from '@alliance/client'
import { Button } from 'antd'
import { useState } from 'react'
import { useDates } from '../dates/dates.ts'
import { useBilingual, useWords } from '../language/words.ts'
import { Tag } from '../listing/Tag.tsx'
import { Due } from './Due.tsx'
import style from './Joining.module.css'
import { joiningWords } from './joining.words.ts'
import { isBad, ReceiptDrawer } from './ReceiptDrawer.tsx'
import { receiptWords } from './receipt.words.ts'
import { timelineOf, type Entry, type Receipt } from './timeline.ts'

interface StepsProps {
  card: Schemas['MemberApplicationCard']
}

/** Where an application stands: what was decided and why, what it waits for and until when, what lies ahead. */
export function Steps({ card }: StepsProps) {
  const [shown, setShown] = useState<Receipt>()
  return (
    <>
      <ol className={style.steps}>
        {timelineOf(card).map((entry, index) => (
          <Step key={index} of={entry} onOpen={setShown} />
        ))}
      </ol>
      {shown && <ReceiptDrawer receipt={shown} onClose={() => setShown(undefined)} />}
    </>
  )
}

interface StepProps {
  of: Entry
  onOpen: (receipt: Receipt) => void
}

function Step({ of, onOpen }: StepProps) {
  const { states, due, until } = useWords(joiningWords)
  if (of.kind === 'done') return <Decided receipt={of.receipt} onOpen={onOpen} />
  return (
    <li className={style.step} data-kind={of.kind} aria-current={of.kind === 'now' ? 'step' : undefined}>
      <h3>{states[of.state]}</h3>
      {of.kind === 'now' && of.step && (
        <p className={style.line}>
          <span className={style.soft}>{of.state === 'publicity' ? until : due}</span>
          <Due on={of.step.dueOn} overdue={of.step.overdue} provisional={of.step.provisional} />
        </p>
      )}
    </li>
  )
}

interface DecidedProps {
  receipt: Receipt
  onOpen: (receipt: Receipt) => void
}

/** One decision, with what stood against it and what was said. */
export function Decided({ receipt, onOpen }: DecidedProps) {
  const text = useWords(receiptWords)
  const read = useBilingual()
  const { at } = useDates()
  const { decision, outcome, reasons, inputs, decidedAt, decidedBy } = receipt
  const name = text.decision[decision] ?? decision
  const said = [inputs.note, inputs.answer].find((each) => typeof each === 'string' && each !== '')
  return (
    <li className={style.step} data-kind="done" data-bad={isBad(outcome) || undefined}>
      <div className={style.line}>
        <h3>{name}</h3>
        <Tag tone={isBad(outcome) ? 'bad' : 'good'}>{text.outcome[outcome] ?? outcome}</Tag>
        <Button size="small" type="link" aria-label={`${text.open} ${name}`} onClick={() => onOpen(receipt)}>
          {text.open}
        </Button>
      </div>
      <p className={style.soft}>
        <time dateTime={decidedAt}>{at(decidedAt)}</time> · {decidedBy}
      </p>
      {reasons
        .filter(({ met }) => !met)
        .map(({ code, text: against }) => (
          <p key={code + against.zh}>{read(against)}</p>
        ))}
      {typeof said === 'string' && <p className={style.words}>{said}</p>}
    </li>
  )
}
