import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useBilingual, useWords } from '../language/words.ts'
import { ReadingDrawer } from '../listing/ReadingDrawer.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { academyWords } from './academy.words.ts'
import style from './Academy.module.css'
import { Assess } from './Assess.tsx'
import { learnerWords } from './learner.words.ts'
import { RuleList } from './RuleList.tsx'

interface LearnerDrawerProps {
  enrolmentId: string
  onClose: () => void
}

/** A learner: attendance, assessments with their corrections, the decisions about the certificate; and assessing. */
export function LearnerDrawer({ enrolmentId, onClose }: LearnerDrawerProps) {
  const text = useWords(learnerWords)
  const course = useWords(academyWords)
  const read = useBilingual()
  const { at, count } = useDates()
  const [assessing, setAssessing] = useState(false)
  const query = useQuery({
    queryKey: ['academy', 'enrolment', enrolmentId],
    queryFn: () =>
      settled(
        api.GET('/api/v1/events/course-enrolments/{enrolmentId}', { params: { path: { enrolmentId } } }),
      ),
  })
  const card = query.data
  return (
    <ReadingDrawer
      title={card ? card.enrolment.personName : text.details}
      onClose={onClose}
      footer={
        card?.assesses && (
          <Button type="primary" onClick={() => setAssessing(true)}>
            {text.assess}
          </Button>
        )
      }
    >
      {query.isPending && <Waiting lines={6} />}
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      {card && (
        <>
          <section className={style.part}>
            <h3>{text.attended}</h3>
            <ol className={style.names}>
              {card.sessions.map(({ no, title, outcome, minutes }) => (
                <li key={no}>
                  <span>
                    {course.session(no)} · {title}
                  </span>
                  <span className={style.soft}>
                    {outcome === null
                      ? text.notRecorded
                      : outcome === 'present'
                        ? course.minutes(count(minutes))
                        : course.outcomes[outcome]}
                  </span>
                </li>
              ))}
            </ol>
            {card.enrolment.progress.certificateRule && (
              <RuleList reasons={card.enrolment.progress.certificateRule.reasons} />
            )}
          </section>
          <section className={style.part}>
            <h3>{text.history}</h3>
            {card.assessments.length === 0 && <p>{text.notAssessed}</p>}
            {card.assessments.map(({ revision, passed, score, reason, assessedByName, assessedAt }) => (
              <p key={revision}>
                {course.assessed(passed, score)} · {reason}
                <br />
                <span className={style.soft}>{text.by(assessedByName, at(assessedAt))}</span>
              </p>
            ))}
          </section>
          <section className={style.part}>
            <h3>{text.receipts}</h3>
            {card.receipts.length === 0 && <p>{text.noReceipts}</p>}
            {card.receipts.map((receipt) => (
              <div key={receipt.id}>
                <p className={style.soft}>
                  {text.by(receipt.decidedBy, at(receipt.decidedAt))} · {text.rule2}{' '}
                  <code>{receipt.rule}</code>
                </p>
                <RuleList reasons={receipt.reasons} />
                {receipt.contest && <p className={style.hint}>{read(receipt.contest)}</p>}
              </div>
            ))}
          </section>
          {assessing && (
            <Assess
              enrolment={card.enrolment}
              last={card.assessments[0]?.revision ?? 0}
              onClose={() => setAssessing(false)}
            />
          )}
        </>
      )}
    </ReadingDrawer>
  )
}
