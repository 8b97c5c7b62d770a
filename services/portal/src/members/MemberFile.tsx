import type { Schemas } from '@alliance/client'
import { useState } from 'react'
import joining from '../joining/Joining.module.css'
import { ReceiptDrawer } from '../joining/ReceiptDrawer.tsx'
import { Decided } from '../joining/Steps.tsx'
import type { Receipt } from '../joining/timeline.ts'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { Tag } from '../listing/Tag.tsx'
import { standingWords } from './standing.words.ts'

interface MemberFileProps {
  file: NonNullable<Schemas['MemberCard']['file']>
}

const resultTones = { pass: 'good', rectify: 'soon', suspend: 'bad' } as const
const removalTones = { hearing: 'soon', removed: 'bad', dropped: 'plain' } as const

/** Reviews, removals and the receipts of both. */
export function MemberFile({ file }: MemberFileProps) {
  const text = useWords(standingWords)
  const [shown, setShown] = useState<Receipt>()
  const { reviews, removals, receipts } = file
  return (
    <>
      <Panel title={text.reviews}>
        {reviews.length === 0 && <p className={joining.soft}>{text.noReviews}</p>}
        <ul className={joining.objections}>
          {reviews.map((review) => (
            <li key={review.id}>
              <span className={joining.line}>
                <strong>{review.year}</strong>
                <Tag tone={resultTones[review.result]}>{text.results[review.result]}</Tag>
                <span className={joining.soft}>{review.reviewedOn}</span>
              </span>
              <p className={joining.words}>{review.note}</p>
              {review.rectifyBy && <p className={joining.soft}>{text.by(review.rectifyBy)}</p>}
              {review.closedOn && review.closedAs && (
                <p className={joining.soft}>{text.closed(review.closedOn, text.results[review.closedAs])}</p>
              )}
            </li>
          ))}
        </ul>
      </Panel>
      {removals.length > 0 && (
        <Panel title={text.removals}>
          <ul className={joining.objections}>
            {removals.map((removal) => (
              <li key={removal.id}>
                <span className={joining.line}>
                  <Tag tone={removalTones[removal.state]}>{text.removalState[removal.state]}</Tag>
                  <span className={joining.soft}>
                    {removal.proposedOn} · {text.grounds[removal.ground]}
                  </span>
                </span>
                <p className={joining.words}>{removal.reason}</p>
                {removal.state === 'hearing' && (
                  <p className={joining.soft}>{text.heardUntil(removal.heardUntil)}</p>
                )}
                {removal.statement && (
                  <p className={joining.words}>
                    {text.stated(removal.statedOn ?? '')}
                    {removal.statement}
                  </p>
                )}
                {removal.note && <p className={joining.words}>{removal.note}</p>}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {receipts.length > 0 && (
        <Panel title={text.receipts}>
          <ol className={joining.steps}>
            {receipts.map((receipt) => (
              <Decided key={receipt.id} receipt={receipt} onOpen={setShown} />
            ))}
          </ol>
        </Panel>
      )}
      {shown && <ReceiptDrawer receipt={shown} onClose={() => setShown(undefined)} />}
    </>
  )
}
