import { DownOutlined, MenuOutlined } from '@ant-design/icons'
import { Link, useLocation } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { useState, type ReactNode } from 'react'
import { useWords } from '../language/words.ts'
import { useMay } from '../session/me.ts'
import { DestinationIcon } from './DestinationIcon.tsx'
import {
  destinationAt,
  destinations,
  destinationWords,
  groups,
  onPhone,
  unfolded,
  type Group,
} from './destinations.ts'
import style from './Navigation.module.css'

type Place = (typeof destinations)[number]

/** A column at the side of a desk's screen; a bar at the foot of a phone's, with the rest in a drawer. */
export function Navigation() {
  const text = useWords(destinationWords)
  const may = useMay()
  const [open, setOpen] = useState(false)
  const places: Place[] = destinations.filter(({ needs }) => needs === null || may(needs))
  const folds = places.length > unfolded
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
    .map((group) => ({ group, inside: places.filter((place) => place.group === group) }))
    .filter(({ inside }) => inside.length > 0)
    .map(({ group, inside }) => (
      <Section key={group} group={group} folds={folds}>
        {inside.map(link)}
      </Section>
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

/** A group of rooms under its name; where there are many groups, the one that one is in is open. */
function Section({ group, folds, children }: { group: Group; folds: boolean; children: ReactNode }) {
  const text = useWords(destinationWords)
  const { pathname } = useLocation()
  const [chosen, setChosen] = useState<{ open: boolean; at: Group | undefined }>()
  const at = destinationAt(pathname)?.group
  // What was chosen holds until one enters the group by another way.
  const open =
    !folds || (chosen && (chosen.at === at || at !== group) ? chosen.open : (at ?? groups[0]) === group)
  return (
    <div className={style.group}>
      {folds ? (
        <button
          type="button"
          className={style.heading}
          aria-expanded={open}
          onClick={() => setChosen({ open: !open, at })}
        >
          {text[group]}
          <DownOutlined aria-hidden="true" className={style.arrow} />
        </button>
      ) : (
        <p className={style.heading}>{text[group]}</p>
      )}
      <div hidden={!open}>{children}</div>
    </div>
  )
}
