import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { listingWords } from '../listing/listing.words.ts'
import { agreementWords } from './agreement.words.ts'
import style from './Agreements.module.css'

type Agreement = Schemas['Agreement']

interface AgreementStateProps {
  state: Agreement['state']
}

const tones: Record<Agreement['state'], string> = {
  draft: 'quiet',
  signed: 'quiet',
  term_unstated: 'quiet',
  in_force: 'good',
  expiring: 'warning',
  expired: 'bad',
  ended_early: 'bad',
}

export function AgreementState({ state }: AgreementStateProps) {
  const text = useWords(agreementWords)
  return (
    <span className={style.state} data-tone={tones[state]}>
      {text.states[state]}
    </span>
  )
}

interface TermProps {
  of: Pick<Agreement, 'termKind' | 'termFrom' | 'termTo'>
}

/** A term's days; what its source does not state is said to be so. */
export function Term({ of }: TermProps) {
  const text = useWords(agreementWords)
  const { until } = useWords(listingWords)
  if (of.termKind === 'unstated' || of.termFrom === null) return <>{text.notStated}</>
  return (
    <span className={style.day}>
      {of.termKind === 'open' ? `${of.termFrom} · ${text.terms.open}` : until(of.termFrom, of.termTo)}
    </span>
  )
}
