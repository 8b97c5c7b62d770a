import { useDates } from '../dates/dates.ts'
import { useBilingual, useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { ReadingDrawer } from '../listing/ReadingDrawer.tsx'
import { Tag } from '../listing/Tag.tsx'
import style from './Joining.module.css'
import { Reasons } from './Reasons.tsx'
import { receiptWords } from './receipt.words.ts'
import type { Receipt } from './timeline.ts'

interface ReceiptDrawerProps {
  receipt: Receipt
  onClose: () => void
}

/** Why something was decided: the reasons, the rule's version, what it saw, and whether it still says the same. */
export function ReceiptDrawer({ receipt, onClose }: ReceiptDrawerProps) {
  const text = useWords(receiptWords)
  const read = useBilingual()
  const { at } = useDates()
  const { id, decision, outcome, reasons, inputs, rule, replay, contest, decidedAt, decidedBy } = receipt
  const name = text.decision[decision] ?? decision
  return (
    <ReadingDrawer title={text.title(name)} onClose={onClose} size={560} className={style.receipt}>
      <Tag tone={isBad(outcome) ? 'bad' : 'good'}>{text.outcome[outcome] ?? outcome}</Tag>
      <section>
        <h3>{text.reasons}</h3>
        <Reasons of={reasons} />
      </section>
      <Facts
        facts={[
          [text.by, decidedBy],
          [text.at, at(decidedAt)],
          [text.rule, <code key="rule">{rule}</code>],
          [text.number, <code key="number">{id}</code>],
        ]}
      />
      <p className={style.line}>
        <Tag tone={replay === 'same' ? 'good' : 'bad'}>{replay === 'same' ? '✓' : '!'}</Tag>
        <span>{text.replayed[replay]}</span>
      </p>
      {contest && (
        <section>
          <h3>{text.contest}</h3>
          <p>{read(contest)}</p>
        </section>
      )}
      <section>
        <h3>{text.inputs}</h3>
        <p className={style.soft}>{text.inputsLead}</p>
        <pre className={style.inputs}>{JSON.stringify(inputs, null, 2)}</pre>
      </section>
    </ReadingDrawer>
  )
}

const bad = [
  'returned',
  'rejected',
  'opposed',
  'sent_back',
  'rectify',
  'suspend',
  'removed',
  'notified',
  'supplement',
  'ineligible',
  'none',
  'upheld',
  'cancelled',
]
export const isBad = (outcome: string): boolean => bad.includes(outcome)
