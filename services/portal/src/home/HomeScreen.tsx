import { Link } from '@tanstack/react-router'
import { useWords } from '../language/words.ts'
import { roleWords } from '../accounts/role.words.ts'
import { useMay, useMe } from '../session/me.ts'
import { destinations, destinationWords } from '../shell/destinations.ts'
import { DestinationIcon } from '../shell/DestinationIcon.tsx'
import { Page } from '../shell/Page.tsx'
import { homeWords } from './home.words.ts'
import style from './HomeScreen.module.css'
import { useFigures } from './useFigures.ts'

/** What one may do here, each tile with a figure from the room it opens. */
export function HomeScreen() {
  const text = useWords(homeWords)
  const names = useWords(destinationWords)
  const roles = useWords(roleWords)
  const may = useMay()
  const me = useMe()
  const figures = useFigures()
  const places = destinations.filter(({ to, needs }) => to !== '/home' && (needs === null || may(needs)))
  return (
    <Page
      title={text.welcome(me.name)}
      lead={me.roles
        .map((each) => `${roles.name[each.role]}${each.scope.name ? `（${each.scope.name}）` : ''}`)
        .join(text.and)}
    >
      {me.roles.length === 0 && <p>{text.nothing}</p>}
      <ul className={style.tiles}>
        {places.map((place) => (
          <li key={place.to}>
            <Link to={place.to} className={style.tile}>
              <span className={style.icon}>
                <DestinationIcon name={place.name} />
              </span>
              <strong>{names[place.name]}</strong>
              <span className={style.lead}>{text.tiles[place.name]}</span>
              {figures[place.name] && <span className={style.figure}>{figures[place.name]}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  )
}
