import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { regulationWords } from './regulation.words.ts'
import style from './Regulations.module.css'

interface ReviewsProps {
  card: Schemas['RegulationCard']
}

export function Reviews({ card: { reviews } }: ReviewsProps) {
  const text = useWords(regulationWords)
  return (
    <Panel title={text.reviews}>
      {reviews.length === 0 && <p>{text.noReviews}</p>}
      <ul className={style.versions}>
        {reviews.map((review) => (
          <li key={review.id}>
            <strong>
              {review.reviewedOn} · {text.outcomes[review.outcome]}
            </strong>
            {review.note && <span>{review.note}</span>}
            <small>{review.recordedBy}</small>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
