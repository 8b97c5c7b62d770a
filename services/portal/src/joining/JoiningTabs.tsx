import { Link } from '@tanstack/react-router'
import { useWords } from '../language/words.ts'
import style from './Joining.module.css'
import { joiningWords } from './joining.words.ts'

const current = {
  activeProps: { 'aria-current': 'page' as const },
  activeOptions: { exact: true, includeSearch: false },
}

/** The pages of joining: what waits for the reader, every application, and the time that each step has. */
export function JoiningTabs() {
  const text = useWords(joiningWords)
  return (
    <nav className={style.tabs} aria-label={text.sections}>
      <Link to="/joining" {...current}>
        {text.waiting}
      </Link>
      <Link to="/joining/all" {...current}>
        {text.all}
      </Link>
      <Link to="/joining/terms" {...current}>
        {text.terms}
      </Link>
    </nav>
  )
}
