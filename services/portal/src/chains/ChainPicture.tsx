import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { useWords } from '../language/words.ts'
import { DemoTag } from '../provenance/Demo.tsx'
import { chainWords } from './chain.words.ts'
import { Connectors } from './Connectors.tsx'
import type { ChainLink, Place } from './places.ts'
import style from './ChainPicture.module.css'

interface ChainPictureProps {
  card: Schemas['ChainCard']
}

/**
 * Upstream, lead and downstream as three columns joined by lines, the partners beneath. The columns are lists, so a
 * screen reader hears the same order; the lines are decoration.
 */
export function ChainPicture({ card }: ChainPictureProps) {
  const at = (place: Place) => card.links.filter((link) => link.place === place)
  const [upstream, lead, downstream, partner] = [at('upstream'), at('lead'), at('downstream'), at('partner')]
  return (
    <div className={style.picture}>
      <div className={style.flow}>
        <Column place="upstream" links={upstream} asOf={card.asOf} />
        <Connectors from={upstream.length} to={lead.length} />
        <Column place="lead" links={lead} asOf={card.asOf} />
        <Connectors from={lead.length} to={downstream.length} />
        <Column place="downstream" links={downstream} asOf={card.asOf} />
      </div>
      <Column place="partner" links={partner} asOf={card.asOf} />
    </div>
  )
}

interface ColumnProps {
  place: Place
  links: ChainLink[]
  asOf: string
}

function Column({ place, links, asOf }: ColumnProps) {
  const text = useWords(chainWords)
  const id = `place-${place}`
  return (
    <section className={style.column} data-place={place} aria-labelledby={id}>
      <h2 id={id}>
        {text.place[place]} <small>{links.length}</small>
      </h2>
      <ul>
        {links.map((link) => (
          <li key={link.id}>
            <Link
              to="/organisations/$organisationId"
              params={{ organisationId: link.organisationId }}
              search={{ asOf }}
            >
              {link.organisationName}
            </Link>
            <DemoTag of={link} />
          </li>
        ))}
        {links.length === 0 && <li className={style.none}>{text.none(text.place[place])}</li>}
      </ul>
    </section>
  )
}
