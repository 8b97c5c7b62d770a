import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { agreementWords } from './agreement.words.ts'
import style from './Agreements.module.css'

interface EditionsProps {
  card: Schemas['AgreementCard']
}

/** The editions, the newest first; each leads to the agreement as it read then. */
export function Editions({ card: { agreement, editions } }: EditionsProps) {
  const text = useWords(agreementWords)
  const { at } = useDates()
  return (
    <Panel title={text.history}>
      <ol className={style.line}>
        {editions.map(({ edition, effectiveOn, reason, recordedBy, recordedAt }) => (
          <li key={edition} data-state={edition === agreement.edition ? 'done' : undefined}>
            <Link
              to="/agreements/$agreementId"
              params={{ agreementId: agreement.id }}
              search={{ asOf: effectiveOn }}
            >
              {text.editionOf(edition)} · {effectiveOn}
            </Link>
            <span>{reason ?? text.first}</span>
            <small>{text.recorded(recordedBy, at(recordedAt))}</small>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
