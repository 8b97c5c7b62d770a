import { Link } from '@tanstack/react-router'
import { Logo } from '../brand/Logo.tsx'
import { brandWords } from '../brand/brand.words.ts'
import { LanguageSwitch } from '../language/LanguageSwitch.tsx'
import { useWords } from '../language/words.ts'
import style from './Shell.module.css'
import { Bell } from './Bell.tsx'
import { UserMenu } from './UserMenu.tsx'

export function TopBar() {
  const brand = useWords(brandWords)
  return (
    <header className={style.top}>
      <Link to="/home" className={style.brand}>
        <Logo />
        <span>{brand.name}</span>
      </Link>
      <div className={style.tools}>
        <LanguageSwitch />
        <Bell />
        <UserMenu />
      </div>
    </header>
  )
}
