import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { useMay } from '../session/me.ts'
import style from './Academy.module.css'
import { learnerWords } from './learner.words.ts'
import { RuleList } from './RuleList.tsx'

interface ReviewsProps {
  courseId: string
}
type Review = Schemas['CourseCertificateReview']

/** Certificates of a course that their rule no longer holds for, each to be kept or revoked by someone. */
export function Reviews({ courseId }: ReviewsProps) {
  const text = useWords(learnerWords)
  const may = useMay()
  const [deciding, setDeciding] = useState<Review>()
  const query = useQuery({
    queryKey: ['academy', 'reviews', courseId],
    queryFn: () =>
      settled(
        api.GET('/api/v1/events/course-certificate-reviews', {
          params: { query: { courseId, state: 'open', limit: 50 } },
        }),
      ),
  })
  if (query.error) return <FaultNote error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data || query.data.items.length === 0) return null
  return (
    <Panel title={text.reviews}>
      <p className={style.hint}>{text.reviewsHint}</p>
      <ul className={style.names}>
        {query.data.items.map((review) => (
          <li key={review.id}>
            <div>
              <strong>{review.personName}</strong> {review.organisationName}{' '}
              <Link to="/my-certificates/$certificateId" params={{ certificateId: review.certificateId }}>
                {review.certificateNumber}
              </Link>
              <RuleList reasons={review.reasons} />
            </div>
            {may('certificate:write') && (
              <Button aria-label={text.decideOf(review.personName)} onClick={() => setDeciding(review)}>
                {text.decide}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {deciding && <Decide review={deciding} onClose={() => setDeciding(undefined)} />}
    </Panel>
  )
}

interface DecideProps {
  review: Review
  onClose: () => void
}

function Decide({ review, onClose }: DecideProps) {
  const text = useWords(learnerWords)
  return (
    <FormDrawer<Schemas['CourseCertificateDecision'], Review>
      title={text.decideOf(review.personName)}
      onClose={onClose}
      initial={{}}
      refreshes={[['academy'], ['certificates']]}
      submitLabel={text.decide}
      write={(body, key) =>
        settled(
          api.POST('/api/v1/events/course-certificate-reviews/{reviewId}/decision', {
            params: { path: { reviewId: review.id }, header: keyed(key) },
            body,
          }),
        )
      }
    >
      <p className={style.hint}>{text.noLonger}</p>
      <RuleList reasons={review.reasons} />
      <Form.Item name="decision" label={text.decision} rules={[{ required: true }]}>
        <Radio.Group options={optionsOf(text.decisions)} />
      </Form.Item>
      <Form.Item name="note" label={text.note} rules={[{ required: true, min: 4 }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
