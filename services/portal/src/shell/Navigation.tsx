import { MenuOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { useState } from 'react'
import { useWords } from '../language/words.ts'
import { useMay } from '../session/me.ts'
import { DestinationIcon } from './DestinationIcon.tsx'
import { destinations, destinationWords, onPhone } from './destinations.ts'
import style from './Navigation.module.css'

type Place = (typeof destinations)[number]

/** A column at the side of a desk's screen; a bar at the foot of a phone's, with the rest in a drawer. */
export function Navigation() {
  const text = useWords(destinationWords)
  const may = useMay()
  const [open, setOpen] = useState(false)
  const places: Place[] = destinations.filter(({ needs }) => needs === null || may(needs))
  const groups = (['register', 'together', 'party', 'cooperation', 'administration'] as const).map(
    (group) => ({
      group,
      places: places.filter((place) => place.group === group),
    }),
  )
  const link = (place: Place) => (
    <Link
      key={place.to}
      to={place.to}
      className={style.link}
      activeProps={{ 'aria-current': 'page' }}
      onClick={() => setOpen(false)}
    >
      <DestinationIcon name={place.name} />
      <span>{text[place.name]}</span>
    </Link>
  )
  const columns = groups
    .filter((each) => each.places.length > 0)
    .map((each) => (
      <div key={each.group} className={style.group}>
        <p className={style.heading}>{text[each.group]}</p>
        {each.places.map(link)}
      </div>
    ))
  const cut = places.length > onPhone + 1
  return (
    <>
      <nav className={style.side} aria-label={text.navigation}>
        {columns}
      </nav>
      <nav className={style.foot} aria-label={text.navigation}>
        {(cut ? places.slice(0, onPhone) : places).map(link)}
        {cut && (
          <button
            type="button"
            className={style.link}
            aria-haspopup="dialog"
            aria-expanded={open}
            onClick={() => setOpen(true)}
          >
            <MenuOutlined aria-hidden="true" />
            <span>{text.more}</span>
          </button>
        )}
      </nav>
      <Drawer open={open} placement="bottom" size="auto" title={text.more} onClose={() => setOpen(false)}>
        <nav className={style.drawer} aria-label={text.more}>
          {columns}
        </nav>
      </Drawer>
    </>
  )
}
