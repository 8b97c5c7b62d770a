import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { useDates } from '../dates/dates.ts'
import { isOverdue } from '../grid/isOverdue.ts'
import { useWords } from '../language/words.ts'
import { chainWords } from './chain.words.ts'
import style from './Chains.module.css'

interface CommitteeProps {
  card: Schemas['ChainCard']
}

/** The Party committee of the chain, and whether its term is over. */
export function Committee({ card }: CommitteeProps) {
  const text = useWords(chainWords)
  const { on } = useDates()
  const { committee } = card
  if (!committee) return <p className={style.committee}>{text.noCommittee}</p>
  const overdue = isOverdue(committee.termDueOn, card.asOf)
  return (
    <section className={style.committee} aria-label={text.committee} data-overdue={overdue || undefined}>
      <strong>{committee.name}</strong>
      <span>
        {text.established} {on(committee.establishedOn)}
      </span>
      {committee.termDueOn && (
        <span>
          {text.termDue} {on(committee.termDueOn)}
          {overdue && <em>{text.overdue}</em>}
        </span>
      )}
      <Link to="/grid" search={{ asOf: card.asOf, focus: committee.id }}>
        {text.inGrid}
      </Link>
    </section>
  )
}
