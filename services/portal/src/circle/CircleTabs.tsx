import { Link } from '@tanstack/react-router'
import { useWords } from '../language/words.ts'
import { circleWords } from './circle.words.ts'
import style from './Circle.module.css'

/** The pages of the circle: the picture, what is offered, what is needed, what is being matched. */
export function CircleTabs() {
  const text = useWords(circleWords)
  const current = {
    activeProps: { 'aria-current': 'page' as const },
    activeOptions: { exact: true, includeSearch: false },
  }
  return (
    <nav className={style.tabs} aria-label={text.sections}>
      <Link to="/circle" {...current}>
        {text.picture}
      </Link>
      <Link to="/circle/offers" {...current}>
        {text.offers}
      </Link>
      <Link to="/circle/needs" {...current}>
        {text.needs}
      </Link>
      <Link to="/circle/matches" {...current}>
        {text.matches}
      </Link>
    </nav>
  )
}
