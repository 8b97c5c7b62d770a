import { Link } from '@tanstack/react-router'
import { useWords } from '../language/words.ts'
import { useMe } from '../session/me.ts'
import { destinationWords } from './destinations.ts'
import style from './Shell.module.css'

/** Administrators' and money roles hold only with a second factor: says so where it is missing. */
export function SleepingRoles() {
  const text = useWords(destinationWords)
  const { secondFactor } = useMe()
  if (!secondFactor.needed || secondFactor.given) return null
  return (
    <p role="status" className={style.notice}>
      {text.sleeping}{' '}
      {secondFactor.enrolled ? (
        <Link to="/sign-in" search={{ next: '/home' }}>
          {text.giveAgain}
        </Link>
      ) : (
        <Link to="/my-account">{text.setUp}</Link>
      )}
    </p>
  )
}
