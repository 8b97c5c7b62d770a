import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { chainWords } from '../chains/chain.words.ts'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { memberKindWords } from '../public-page/public-page.words.ts'
import { organisationWords } from './organisation.words.ts'
import style from './OrganisationScreen.module.css'

interface RelationsProps {
  card: Schemas['OrganisationCard']
}

/** Where it stands on the date: its Party organisation, its places on chains, its membership. */
export function Relations({ card }: RelationsProps) {
  const text = useWords(organisationWords)
  const chains = useWords(chainWords)
  const kinds: Record<string, string> = useWords(memberKindWords)
  const places: Record<string, string> = chains.place
  const { on } = useDates()
  return (
    <div className={style.column}>
      <Panel title={text.covered}>
        {card.coveredBy ? (
          <div className={style.covered}>
            <p>
              {card.coveredBy.name} <small>{text.since(card.coveredBy.from)}</small>
            </p>
            <Link to="/grid" search={{ asOf: card.asOf, focus: card.coveredBy.id }}>
              {text.inGrid}
            </Link>
          </div>
        ) : (
          <p>{text.notCovered}</p>
        )}
      </Panel>
      <Panel title={text.chains}>
        {card.chainLinks.length === 0 && <p>{text.noChains}</p>}
        <ul className={style.links}>
          {card.chainLinks.map((link) => (
            <li key={link.id}>
              <Link to="/chains/$code" params={{ code: link.chainCode }} search={{ asOf: card.asOf }}>
                {chains.name[link.chainCode]}
              </Link>
              <span>{places[link.place] ?? link.place}</span>
              <small>{text.since(link.from)}</small>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={text.membership}>
        {card.member ? (
          <Facts
            facts={[
              [text.plaque, card.member.plaqueNo && <code>{card.member.plaqueNo}</code>],
              [text.kindLabel, kinds[card.member.kind] ?? card.member.kind],
              [text.admitted, on(card.member.admittedOn)],
            ]}
          />
        ) : (
          <p>{text.notMember}</p>
        )}
      </Panel>
    </div>
  )
}
